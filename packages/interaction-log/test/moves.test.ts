import { type Contacts, type EventStore, inMemoryContacts } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { openInteractionLog } from '@interaction-log/interaction-log'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  defineTemplates,
  directory,
  entriesOf,
  eventsOf,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  record,
  recordCanceled,
} from './opened.js'

const basis = 'subjectRequest'
const missing = '; it is missing'

const contacts: Contacts = inMemoryContacts([
  { id: 'C', companyId: 'C', salespersonCode: 'S1' },
  { id: 'D', companyId: 'D', salespersonCode: 'S1' },
  { id: 'P1', companyId: 'C', salespersonCode: 'S1' },
  { id: 'P2', companyId: 'C', salespersonCode: 'S1' },
  { id: 'P3', companyId: 'D', salespersonCode: 'S1' },
  { id: 'X', salespersonCode: 'S1' },
  { id: 'B', privacyBlocked: true },
])

type Log = Awaited<ReturnType<typeof logWithTemplates<never>>>

const belongings = async (log: Log, request: Parameters<Log['entries']>[0] = {}) =>
  (await entriesOf(log, request)).map(({ contactId, companyId }) => [contactId, companyId])

const changed = (count: number) => ({
  type: 'BulkDone',
  changed: count,
  unchanged: 0,
  refused: [],
})

describe('merging contacts', () => {
  it('moves all that is of one to the other, canceled ones too (rule R100)', async () => {
    const log = await logWithTemplates({ contacts })
    const a = await record(log)
    const b = await recordCanceled(log, { segmentNo: 'SM1' })
    const other = await record(log, { contactId: 'P2' })
    const purged = await recordCanceled(log)
    await log.purge({ basis, interactionId: purged })
    const told: unknown[] = []
    const done = await log.mergeContacts({ from: 'P1', into: 'P3' }, {}, (page) =>
      told.push(...page),
    )
    expect(done).toEqual(changed(2))
    expect(told).toEqual(
      [a, b].map((interactionId) => ({
        interactionId,
        outcome: { type: 'Changed', repeated: false },
      })),
    )
    expect(await idsOf(log, { contact: 'P1' })).toEqual([])
    expect(await idsOf(log, { contact: 'P3' })).toEqual([a, b])
    expect(await idsOf(log, { company: 'C' })).toEqual([other])
    expect(await idsOf(log, { company: 'D' })).toEqual([a, b])
    expect(await entriesOf(log, { segment: 'SM1' })).toMatchObject([
      { contactId: 'P3', status: 'canceled', canceled: { reason: 'twice' } },
    ])
    expect(await log.lastDates({ contact: 'P1' })).toMatchObject({ lastInteraction: null })
    expect(await log.lastDates({ contact: 'P3' })).toMatchObject({ lastInteraction: '2026-03-01' })
    expect(await log.history(purged)).toMatchObject({ events: [{ type: 'InteractionPurged' }] })
    expect(await log.history(a)).toMatchObject({
      events: [
        { data: { contactId: 'P1', companyId: 'C' } },
        {
          type: 'InteractionReassigned',
          data: { contactId: 'P3', companyId: 'D', cause: { type: 'contactMerged' } },
        },
      ],
    })
  })

  it('of companies gives the persons of one the other company (rule R100)', async () => {
    const log = await logWithTemplates({ contacts })
    for (const contactId of ['C', 'P1', 'P3', 'X']) await record(log, { contactId })
    expect(await log.mergeContacts({ from: 'C', into: 'D' })).toEqual(changed(2))
    expect(await belongings(log)).toEqual([
      ['D', 'D'],
      ['P1', 'D'],
      ['P3', 'D'],
      ['X', null],
    ])
  })

  it('is refused into itself, nobody, the blocked, and of a company into a person (rule R101)', async () => {
    const file = newFile()
    const log = await logWithTemplates({ contacts, file })
    await record(log, { contactId: 'C' })
    const head = await headOf(file)
    const into = (id: string, from = 'C') => log.mergeContacts({ from, into: id })
    const refused = { type: 'FieldInvalid', field: 'into' }
    expect(await into('C')).toEqual({ ...refused, expected: 'another contact' })
    expect(await into('P1')).toEqual({ ...refused, expected: 'a company, as from is one' })
    expect(await into('NOBODY')).toEqual({ type: 'ContactNotFound', field: 'into' })
    expect(await into('B')).toEqual({ type: 'ContactPrivacyBlocked', field: 'into' })
    expect(await log.mergeContacts({ from: '', into: 'P1' })).toMatchObject({ field: 'from' })
    expect(await log.mergeContacts(Object({ from: 'P1' }) as never)).toMatchObject({
      field: 'into',
      expected: expect.stringContaining(missing) as string,
    })
    expect(await into('C', 'P2')).toEqual(changed(0))
    expect(await headOf(file)).toBe(head)
  })
})

describe('detaching a contact that was deleted (rule R102)', () => {
  it('of a company: its interactions are the company’s', async () => {
    const log = await logWithTemplates({ contacts })
    for (const contactId of ['P1', 'P2', 'C']) await record(log, { contactId })
    expect(await log.detachContact({ contactId: 'P1' })).toEqual(changed(1))
    expect(await belongings(log)).toEqual([
      ['C', 'C'],
      ['P2', 'C'],
      ['C', 'C'],
    ])
    expect(await belongings(log, { company: 'C' })).toHaveLength(3)
    expect(await belongings(log, { detached: true })).toEqual([])
  })

  it('on its own: they are nobody’s', async () => {
    const log = await logWithTemplates({ contacts })
    const a = await record(log, { contactId: 'X', informationFlow: 'inbound' })
    await record(log, { contactId: 'P1' })
    expect(await log.detachContact({ contactId: 'X' })).toEqual(changed(1))
    expect(await idsOf(log, { detached: true })).toEqual([a])
    expect(await entriesOf(log, { detached: true })).toMatchObject([
      { contactId: null, companyId: null, title: 'ONSITE' },
    ])
  })

  it('a company: its own and its persons’ are nobody’s', async () => {
    const log = await logWithTemplates({ contacts })
    for (const contactId of ['C', 'P1', 'P3']) await record(log, { contactId })
    expect(await log.detachContact({ contactId: 'C' })).toEqual(changed(2))
    expect(await belongings(log)).toEqual([
      [null, null],
      [null, null],
      ['P3', 'D'],
    ])
    expect(await idsOf(log, { company: 'C' })).toEqual([])
  })

  it('asks no directory', async () => {
    let asked = 0
    const counting: Contacts = {
      ...contacts,
      find: (id) => {
        asked += 1
        return contacts.find(id)
      },
    }
    const log = await logWithTemplates({ contacts: counting })
    await record(log)
    asked = 0
    expect(await log.detachContact({ contactId: 'P1' })).toEqual(changed(1))
    expect(asked).toBe(0)
  })
})

describe('all the interactions of a contact (rule R104)', () => {
  it('are counted in a dry run, which stores nothing', async () => {
    const file = newFile()
    const log = await logWithTemplates({ contacts, file })
    for (const contactId of ['C', 'P1', 'X']) await record(log, { contactId })
    const head = await headOf(file)
    const planned = (count: number) => ({
      type: 'BulkPlanned',
      count,
      unchanged: 0,
      refused: [],
    })
    expect(await log.mergeContacts({ from: 'C', into: 'D', dryRun: true })).toEqual(planned(2))
    expect(await log.detachContact({ contactId: 'C', dryRun: true })).toEqual(planned(2))
    expect(await log.detachContact({ contactId: 'P2', dryRun: true })).toEqual(planned(0))
    expect(await headOf(file)).toBe(head)
  })

  it('are moved once: the same again, or the same key again, changes nothing', async () => {
    const file = newFile()
    const log = await logWithTemplates({ contacts, file })
    await record(log)
    const key = { idempotencyKey: 'merge 7' }
    expect(await log.mergeContacts({ from: 'P1', into: 'P2' }, key)).toEqual(changed(1))
    const head = await headOf(file)
    expect(await log.mergeContacts({ from: 'P1', into: 'P2' })).toEqual(changed(0))
    await log.mergeContacts({ from: 'P2', into: 'P1' })
    const later = await headOf(file)
    expect(later).toBeGreaterThan(head)
    // Under its key it is done, although somebody has moved it back.
    expect(await log.mergeContacts({ from: 'P1', into: 'P2' }, key)).toEqual(changed(1))
    expect(await headOf(file)).toBe(later)
  })

  it('stay where they are if the caller’s own say refuses, and are named', async () => {
    const log = await logWithTemplates({
      contacts,
      authorize: (actor, { type }) => actor !== 'guest' || type === 'RecordInteraction',
    })
    const interactionId = await record(log)
    const guest = { actor: 'guest' }
    const refusedFor = (command: string) => ({
      ...changed(0),
      refused: [{ interactionId, problem: { type: 'NotAuthorized', command } }],
    })
    expect(await log.detachContact({ contactId: 'P1' }, guest)).toEqual(
      refusedFor('DetachInteraction'),
    )
    expect(await log.mergeContacts({ from: 'P1', into: 'P2' }, guest)).toEqual(
      refusedFor('ReassignInteraction'),
    )
    expect(await belongings(log)).toEqual([['P1', 'C']])
  })

  it('are moved, too, if they came meanwhile', async () => {
    const whole = memoryEventStore()
    let meanwhile: (() => Promise<unknown>) | undefined
    const store: EventStore = {
      ...whole,
      appendToStream: (stream, version, events) => async () => {
        const late = events[0].type === 'InteractionReassigned' ? meanwhile : undefined
        if (late !== undefined) meanwhile = undefined
        await late?.()
        return whole.appendToStream(stream, version, events)()
      },
    }
    const options = { store, actor: 'u-1', currency: 'EUR', contacts }
    const { log } = expectType(await openInteractionLog(options), 'Opened')
    await defineTemplates(log)
    await record(log)
    meanwhile = () => record(log)
    const told: unknown[] = []
    const tell = (page: readonly unknown[]) => void told.push(...page)
    expect(await log.mergeContacts({ from: 'P1', into: 'P2' }, {}, tell)).toEqual(changed(2))
    expect(told).toHaveLength(2)
    expect(await belongings(log)).toEqual([
      ['P2', 'C'],
      ['P2', 'C'],
    ])
    await log.close()
  })

  it('go on where it was interrupted, under the same key or another', async () => {
    for (const sameKey of [true, false])
      for (let writes = 0; writes <= 4; writes++) {
        const whole = memoryEventStore()
        let left = Number.POSITIVE_INFINITY
        const store: EventStore = {
          ...whole,
          appendToStream: (...append) =>
            left-- > 0
              ? whole.appendToStream(...append)
              : TE.left({ type: 'StoreUnavailable', because: 'killed' }),
        }
        const options = { store, actor: 'u-1', currency: 'EUR', contacts, idKey: 'ab'.repeat(32) }
        const { log } = expectType(await openInteractionLog(options), 'Opened')
        await defineTemplates(log)
        for (const contactId of ['C', 'P1', 'P2', 'C']) await record(log, { contactId })
        left = writes
        const key = { idempotencyKey: 'merge' }
        const first = await log.mergeContacts({ from: 'C', into: 'D' }, key)
        expect(first).toMatchObject({ changed: writes })
        await log.close()

        left = Number.POSITIVE_INFINITY
        const next = expectType(await openInteractionLog(options), 'Opened').log
        const again = await next.mergeContacts({ from: 'C', into: 'D' }, sameKey ? key : {})
        expect(again).toMatchObject({ type: 'BulkDone', changed: 4 - writes, refused: [] })
        expect(await belongings(next)).toEqual([
          ['D', 'D'],
          ['P1', 'D'],
          ['P2', 'D'],
          ['D', 'D'],
        ])
        await next.close()
      }
  })
})

describe('what has moved on', () => {
  const chain = async (log: Log) => {
    await log.mergeContacts({ from: 'P1', into: 'P2' })
    await log.mergeContacts({ from: 'P2', into: 'P3' })
  }

  it('is still held by a hold on any contact that it was of (rule R106)', async () => {
    const log = await logWithTemplates({ contacts })
    const interactionId = await recordCanceled(log)
    await chain(log)
    await log.detachContact({ contactId: 'D' })
    for (const contactId of ['P1', 'P2', 'P3']) {
      await log.placeHold({ contactId })
      const onHold = { type: 'OnHold', interactionId, hold: 'contact' }
      expect(await log.purge({ basis, interactionId })).toMatchObject(onHold)
      expect(await log.eraseContact({ contactId, basis })).toMatchObject({
        batches: [],
        kept: [{ interactionId, problem: onHold }],
      })
      await log.liftHold({ contactId })
    }
    expect(await log.purge({ basis, interactionId })).toMatchObject({ count: 1 })
  })

  it.each(['P1', 'P2', 'P3', 'D'])(
    'is shown to and erased for whom it is or was of: %s (rule R107)',
    async (contactId) => {
      const file = newFile()
      const log = await logWithTemplates({ contacts, file })
      const first = await record(log)
      const second = await record(log, { contactId: 'P2' })
      const stranger = await record(log, { contactId: 'X' })
      await chain(log)
      await log.detachContact({ contactId: 'P3' })
      const meant = contactId === 'P1' ? [first] : [first, second]
      const held = expectType(await log.exportContact({ contactId }), 'ContactExport')
      expect(held.interactions.map(({ entry }) => entry.interactionId).sort()).toEqual(
        [...meant].sort(),
      )
      expect(held.interactions[0]?.history.map(({ type }) => type)).toContain(
        'InteractionReassigned',
      )
      const erased = expectType(await log.eraseContact({ contactId, basis }), 'ContactErased')
      expect(erased).toMatchObject({ batches: [{ count: meant.length }], kept: [] })
      expect(await idsOf(log)).toEqual(contactId === 'P1' ? [second, stranger] : [stranger])
      const stored = (await eventsOf(file)).map(({ data }) => JSON.stringify(data)).join()
      expect(stored).not.toContain(`"${contactId}"`)
      expect(await log.exportContact({ contactId })).toMatchObject({ interactions: [] })
    },
  )

  it('is not followed up if it is of nobody, and once if it is of the same contact', async () => {
    const log = await logWithTemplates({ contacts })
    const defaults = { templateCode: 'ONSITE', date: '2026-03-01' }
    await log.createSegment({ no: 'SM1', description: 'Fair', defaults })
    const lines = ['P1', 'P2', 'X'].map((contactId) => ({ contactId }))
    await log.addSegmentLines({ no: 'SM1', lines })
    const { loggedSegmentId } = expectType(await log.logSegment({ no: 'SM1' }), 'SegmentLogged')
    await log.mergeContacts({ from: 'P1', into: 'P2' })
    await log.detachContact({ contactId: 'X' })
    await log.followUpSegment({ loggedSegmentId, no: 'SM2' })
    expect(await log.segment({ no: 'SM2' })).toMatchObject({ lines: [{ contactId: 'P2' }] })
  })

  it('is shown to somebody once, who has it back', async () => {
    const log = await logWithTemplates({ contacts: directory })
    await record(log)
    await log.mergeContacts({ from: 'P1', into: 'P2' })
    await log.mergeContacts({ from: 'P2', into: 'P1' })
    const held = expectType(await log.exportContact({ contactId: 'P1' }), 'ContactExport')
    expect(held.interactions).toMatchObject([
      { entry: { contactId: 'P1', formerContacts: ['P2'] } },
    ])
  })
})
