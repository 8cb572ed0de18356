import { logWithTemplates } from './cli.js'

const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2026-03-01']

describe('hold', () => {
  it('keeps an interaction from being purged until it is lifted', async () => {
    const { cli, done, record } = await logWithTemplates()
    const id = await record('--contact', 'P1', ...call)
    await done('cancel', id)
    expect(await done('hold', 'place', id)).toBe(`Placed a hold on interaction ${id}.\n`)
    expect(await done('hold', 'place', '--contact', 'P1')).toBe('Placed a hold on the contact.\n')
    expect(await cli('purge', id, '--basis', 'retention')).toEqual({
      code: 1,
      stdout: '',
      stderr: `Interaction ${id} is not purged: there is a hold on it.\n`,
    })
    expect(await done('hold', 'lift', id)).toBe(`Lifted the hold on interaction ${id}.\n`)
    expect(await cli('purge', '--all', '--basis', 'retention')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is a hold on its contact') as string,
    })
    await done('hold', 'lift', '--contact', 'P1')
    expect(await done('hold', 'lift', '--contact', 'P1')).toBe(
      'Nothing to change: it was already so.\n',
    )
    expect(await done('purge', id, '--basis', 'retention')).toMatch(/^Purged: 1 in batch/)
  })

  it('is on one interaction or one contact', async () => {
    const { cli } = await logWithTemplates()
    for (const on of [[], ['7f1f0b5e-0d6f-4a55-8f0a-0d5e3f6c2b11', '--contact', 'P1']])
      expect(await cli('hold', 'place', ...on)).toMatchObject({ code: 2, stdout: '' })
  })
})
