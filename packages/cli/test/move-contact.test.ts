import { fileOf, logWithTemplates } from './cli.js'

const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2026-03-01']
const contacts = [
  '--contacts',
  fileOf('moving.csv', 'id,companyId,name\nC,C,Adatum\nP1,C,Ann\nP2,C,Bob\nX,,Eve\n'),
]

const contactsIn = (lines: string): unknown[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { contactId: unknown }).contactId)

describe('merge-contacts and detach-contact', () => {
  it('move interactions and say how many (rules R100, R102, R104, R105)', async () => {
    const { cli, done, record } = await logWithTemplates()
    for (const id of ['P1', 'P1', 'P2', 'X']) await record('--contact', id, ...call, ...contacts)
    const merge = (...more: string[]) => done('merge-contacts', 'P1', 'P2', ...more, ...contacts)
    expect(await merge('--dry-run')).toBe('2 would be moved.\n')
    expect(await merge('--idempotency-key', 'merge 1')).toBe('2 moved.\n')
    expect(await merge()).toBe('0 moved.\n')
    expect(contactsIn(await done('log', '--json'))).toEqual(['P2', 'P2', 'P2', 'X'])
    expect(await done('detach-contact', 'P2')).toBe('3 moved.\n')
    expect(await done('detach-contact', 'X', '--dry-run')).toBe('1 would be moved.\n')
    expect(await done('detach-contact', 'X')).toBe('1 moved.\n')
    expect(contactsIn(await done('log', '--json'))).toEqual(['C', 'C', 'C', null])
    expect(contactsIn(await done('log', '--json', '--detached'))).toEqual([null])
    const rows = (await done('log', '--detached', ...contacts)).split('\n')
    expect(rows[1]).toMatch(/Incoming call {40,}/)
    expect(rows[1]).not.toContain('null')
    expect(await cli('merge-contacts', 'C', 'C', ...contacts)).toMatchObject({
      code: 1,
      stderr: 'into: expected another contact.\n',
    })
  })

  it('show in the history where it went', async () => {
    const { done, record } = await logWithTemplates()
    const id = await record('--contact', 'P1', ...call, ...contacts)
    await done('merge-contacts', 'P1', 'P2', ...contacts)
    await done('detach-contact', 'C')
    const [, , moved, detached] = (await done('history', id)).split('\n')
    expect(moved).toMatch(/ InteractionReassigned +to P2$/)
    expect(detached).toMatch(/ InteractionContactDetached$/)
  })
})
