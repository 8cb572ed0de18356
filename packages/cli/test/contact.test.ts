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

  it('cover the lines of open segments (rules R136, R137)', async () => {
    const { cli, done } = await logWithTemplates()
    await done('segment', 'create', 'SM1', '--description', 'Letter')
    for (const contact of ['P1', 'P2']) await done('segment', 'add', 'SM1', '--contact', contact)
    expect(JSON.parse(await done('export-contact', 'P1'))).toMatchObject({
      segmentLines: [{ segmentNo: 'SM1', line: { lineNo: 1 }, isRemoved: false }],
    })
    await done('hold', 'place', '--contact', 'P1')
    expect(await cli('erase-contact', 'P1')).toMatchObject({
      code: 1,
      stderr:
        'Kept: lines of segment SM1. Segment SM1 keeps the lines of the contact: there is a hold on it.\n',
    })
    await done('hold', 'lift', '--contact', 'P1')
    expect(await done('erase-contact', 'P1')).toMatch(
      /^Erased from open segments: 1\nWhat was purged is gone/,
    )
    expect(await done('segment', 'show', 'SM1', '--json')).toBe('{"contactId":"P2","lineNo":2}\n')
  })
})
