/**
 * Random histories that mix every command, against a model of what the log should hold: whatever
 * happens, the invariants hold.
 */
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type EntriesInput,
  type InteractionLog,
  openInteractionLog,
} from '@interaction-log/interaction-log'
import * as fc from 'fast-check'
import {
  companyOf,
  contacts,
  documents,
  emptyModel,
  type Expected,
  figuresOf,
  groupOf,
  type Model,
  segments,
  templates,
  visible,
} from './history-model.js'
import { history } from './history-steps.js'
import { defineTemplates, directory, entriesOf, expectType } from './opened.js'
import { take } from './take-step.js'

type Log = InteractionLog<never>

const open = async (memory: ReturnType<typeof emptyMemory>): Promise<Log> => {
  const store = memoryEventStore(memory)
  const idKey = 'ab'.repeat(32)
  const options = { store, idKey, actor: 'u-1', currency: 'EUR', contacts: directory }
  return expectType(await openInteractionLog(options), 'Opened').log
}

/** Each view of the log, and what the model holds of it. */
const selections: readonly (readonly [EntriesInput, (entry: Expected) => boolean])[] = [
  [{}, () => true],
  ...contacts.map((contact) => [{ contact }, (e: Expected) => e.contactId === contact] as const),
  [{ company: 'C' }, (e) => companyOf[e.contactId] === 'C'],
  ...segments.map((segment) => [{ segment }, (e: Expected) => e.segmentNo === segment] as const),
  ...documents.map(
    (document) => [{ document }, (e: Expected) => e.documentNo === document] as const,
  ),
  ...templates.map(
    (template) => [{ template }, (e: Expected) => e.templateCode === template] as const,
  ),
  ...templates.map(
    (code) => [{ group: groupOf[code] }, (e: Expected) => e.templateCode === code] as const,
  ),
  [{ salesperson: 'S1' }, () => true],
]

const viewsOf = (log: Log) =>
  Promise.all(selections.map(([request]) => entriesOf(log, { ...request, limit: 500 })))

const shown = (entry: Awaited<ReturnType<typeof viewsOf>>[number][number]) => ({
  interactionId: entry.interactionId,
  contactId: entry.contactId,
  templateCode: entry.templateCode,
  cost: Number(entry.cost),
  source: entry.source.type,
  documentNo: entry.source.type === 'document' ? entry.source.no : null,
  segmentNo: entry.segment?.no ?? null,
  loggedSegmentId: entry.segment?.loggedSegmentId ?? null,
  status: entry.status,
  canceledBy:
    entry.canceled?.cause.type === 'loggedSegment'
      ? entry.canceled.cause.loggedSegmentId
      : (entry.canceled?.cause.type ?? null),
})

const byId = <Entry extends { readonly interactionId: string }>(entries: readonly Entry[]) =>
  [...entries].sort((a, b) => (a.interactionId < b.interactionId ? -1 : 1))

/** The rows of every view, and their sums. */
const compared = async (log: Log, model: Model) => {
  const views = await viewsOf(log)
  expect(views[0]?.map(shown)).toEqual(visible(model))
  for (const [index, [, holds]] of selections.entries()) {
    const [rows, meant] = [views[index] ?? [], visible(model).filter(holds)]
    expect(byId(rows.map(shown))).toEqual(byId(meant))
    expect(figuresOf(rows)).toEqual(figuresOf(meant))
  }
  return views
}

const sequence = /^R(CU)*(C(P)?)?$/
const letters: Readonly<Record<string, string>> = {
  InteractionRecorded: 'R',
  InteractionCanceled: 'C',
  InteractionReinstated: 'U',
  InteractionPurged: 'P',
}

const historyOf = async (log: Log, { interactionId, status }: Expected) => {
  const { events } = expectType(await log.history(interactionId), 'History')
  const word = events.map(({ type }) => letters[type]).join('')
  if (status === 'purged') expect(word).toBe('P')
  else expect(word).toMatch(sequence)
}

/** Cancels all that can be reinstated, twice, and reinstates it: every sum is as before. */
const thereAndBack = async (log: Log, model: Model) => {
  const recorded = visible(model).filter(({ status }) => status === 'recorded')
  if (recorded.length === 0) return
  const interactionIds = recorded.map(({ interactionId }) => interactionId)
  const nothing = { changed: 0, unchanged: recorded.length, refused: [] }
  const all = { changed: recorded.length, unchanged: 0, refused: [] }
  const sums = async () => (await viewsOf(log)).map(figuresOf)
  const before = await sums()
  expect(await log.cancelMany({ interactionIds })).toMatchObject(all)
  expect(await log.cancelMany({ interactionIds })).toMatchObject(nothing)
  for (const { count } of await sums()) expect(count).toBe(0)
  expect(await log.reinstateMany({ interactionIds })).toMatchObject(all)
  expect(await sums()).toEqual(before)
}

describe('any history', () => {
  it('of all commands keeps its invariants (rules R26, R34, R35, R47, R48, R49)', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const memory = emptyMemory()
        const log = await open(memory)
        await defineTemplates(log)
        for (const code of templates)
          await log.reviseTemplate({ code, cost: '0', durationMinutes: 0 })
        expectType(
          await log.mapDocumentKind({ kind: 'salesInvoice', templateCode: 'BUS' }),
          'Changed',
        )
        const model = emptyModel()
        for (const step of steps) await take(log, model, step)
        const views = await compared(log, model)
        for (const entry of model.entries) await historyOf(log, entry)

        const rebuilt = await open(memory)
        expect(await viewsOf(rebuilt)).toEqual(views)
        await rebuilt.close()
        await thereAndBack(log, model)
        await log.close()
      }),
      { numRuns: process.env['LONG'] === '1' ? 1000 : 30 },
    )
  }, 600_000)
})
