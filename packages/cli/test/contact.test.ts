import { logWithTemplates } from './cli.js'

const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2026-03-01']

describe('export-contact and erase-contact', () => {
  it('show and remove all that is held about a contact', async () => {
    const { cli, done, record } = await logWithTemplates()
    const first = await record('--contact', 'P1', ...call)
    const held = await record('--contact', 'P1', ...call)
    await record('--contact', 'P2', ...call)
    expect(JSON.parse(await done('export-contact', 'P1'))).toMatchObject({
      contactId: 'P1',
      interactions: [{ entry: { interactionId: first } }, { entry: { interactionId: held } }],
    })
    await done('hold', 'place', held)
    const erased = await cli('erase-contact', 'P1')
    expect(erased).toMatchObject({ code: 1 })
    expect(erased.stdout).toMatch(/^Purged: 1 in batch \S+\nWhat was purged is gone/)
    expect(erased.stderr).toBe(
      `Kept: interaction ${held}. Interaction ${held} is not purged: there is a hold on it.\n`,
    )
    await done('hold', 'lift', held)
    expect(JSON.parse(await done('erase-contact', 'P1', '--json'))).toMatchObject({
      basis: 'subjectRequest',
      actor: 'u-1',
      erasure: 'Gone',
      batches: [{ count: 1 }],
      kept: [],
    })
    expect(await done('erase-contact', 'P1')).toBe('Nothing to erase.\n')
    expect(await done('log', '--contact', 'P1')).not.toContain('P1')
  })
})
