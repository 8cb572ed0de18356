import { logWithTemplates } from './cli.js'

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

  it('say what is wrong with the usage', async () => {
    const { cli } = await logWithTemplates()
    const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
    for (const argv of [[], [id, '--all'], [id, '--dry-run'], ['--all', '--group', 'PHONE']])
      for (const verb of ['cancel', 'reinstate'])
        expect(await cli(verb, ...argv)).toMatchObject({ code: 2, stdout: '' })
  })
})
