import { fileOf, logWithTemplates, runIn } from './cli.js'

const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2026-03-01']

describe('cancel, reinstate and purge of many', () => {
  it('take filters, count first, and name what is refused', async () => {
    const { cli, done, record } = await logWithTemplates()
    const first = await record('--contact', 'P1', ...call)
    await record('--contact', 'P1', ...call)
    await record('--contact', 'P2', ...call)
    expect(await done('cancel', '--contact', 'P1', '--dry-run')).toBe('2 would be canceled.\n')
    expect(await done('cancel', '--contact', 'P1', '--reason', 'moved')).toBe('2 canceled.\n')
    expect(await done('cancel', '--all', '--check-first')).toBe('1 canceled.\n')
    expect(await done('reinstate', '--contact', 'P2')).toBe('1 reinstated.\n')
    await done('hold', 'place', first)
    expect(await cli('purge', '--all', '--basis', 'retention', '--check-first')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Nothing was started: 1 of the interactions would be refused.\n' +
        `Would not be purged: interaction ${first}. Interaction ${first} is not purged: there is a hold on it.\n`,
    })
  })

  it('take several ids, and lists of them', async () => {
    const { file, cli, done, record } = await logWithTemplates()
    const ids: string[] = []
    for (const contact of ['P1', 'P2', 'P3', 'P4'])
      ids.push(await record('--contact', contact, ...call))
    const [a = '', b = '', c = '', d = ''] = ids
    const unknown = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
    expect(await done('cancel', a, b, '--dry-run')).toBe('2 would be canceled.\n')
    expect(await done('cancel', a, b)).toBe('2 canceled.\n')
    expect(await done('cancel', c, '--check-first')).toBe('1 canceled.\n')
    const list = fileOf('ids.txt', `\u{FEFF}${c}\r\n\n  ${d}\n${unknown}\n`)
    expect(await cli('cancel', '--ids-from', list)).toEqual({
      code: 1,
      stdout: '1 canceled.\n',
      stderr: `Not canceled: interaction ${unknown}. There is no interaction ${unknown}.\n`,
    })
    const argv = ['reinstate', '--ids-from', '-', '--log', file]
    const env = { INTERACTION_LOG_ACTOR: 'u-1' }
    const typed = `${a}\n${d}\n`
    expect(await runIn(env, argv, { typed })).toEqual({
      code: 0,
      stdout: '2 reinstated.\n',
      stderr: '',
    })
    const because = ['--basis', 'mistake']
    expect(await cli('purge', a, b, ...because)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^Purged: 1 in batch/) as string,
      stderr: expect.stringContaining(`Not purged: interaction ${a}.`) as string,
    })
    expect(await done('purge', '--ids-from', fileOf('c.txt', c), ...because)).toContain('Purged: 1')
    expect(await cli('cancel', '--ids-from', 'nowhere.txt')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'nowhere.txt cannot be read (ENOENT).\n',
    })
  })

  it('say what is wrong with the usage', async () => {
    const { cli } = await logWithTemplates()
    const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
    const both = [id, '--ids-from', 'ids.txt']
    for (const argv of [[], [id, '--all'], both, ['--all', '--group', 'PHONE']])
      for (const verb of ['cancel', 'reinstate'])
        expect(await cli(verb, ...argv)).toMatchObject({ code: 2, stdout: '' })
  })
})
