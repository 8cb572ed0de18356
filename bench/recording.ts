/** The front door, with its five views running. */
import { randomUUID } from 'node:crypto'
import type { ImportRow, InteractionLog } from '@interaction-log/interaction-log'
import { type Contender, contender } from './contender.js'
import { done } from './outcome.js'

type Log = InteractionLog<never>

const contacts = 500
let requests = 0

/** Interactions with one contact after the other. */
const nextRequest = () => {
  const no = requests++ % contacts
  return {
    contactId: `P${String(no)}`,
    templateCode: 'ONSITE',
    date: `2026-03-${String((no % 28) + 1).padStart(2, '0')}`,
    salespersonCode: 'S1',
    description: 'A meeting on site about the offer of last week',
  }
}

/** The views have caught up with all that was recorded, however long it takes them. */
export const settled = async (log: Log): Promise<void> => {
  const answer = await log.entries({ limit: 1 })
  if (answer.type === 'ViewBehind') return settled(log)
  if (answer.type !== 'Entries') throw new Error(answer.type)
}

export const recordOneByOne = (log: Log, calls: number): Contender =>
  contender('front door, record one by one', {
    each: 1,
    calls,
    call: () => done(log.record(nextRequest()), 'Recorded'),
    around: { afterAll: () => settled(log) },
  })

export const recordInFlight = (log: Log, count: number, calls: number): Contender =>
  contender(`front door, ${String(count)} records in flight`, {
    each: count,
    calls,
    call: () =>
      Promise.all(Array.from({ length: count }, () => done(log.record(nextRequest()), 'Recorded'))),
    around: { afterAll: () => settled(log) },
  })

const rows = function* (count: number): Generator<ImportRow> {
  for (let row = 0; row < count; row++) yield { key: String(row), request: nextRequest() }
}

/** Imports rows of a source of its own; answers what became of them. */
export const importNew = async (log: Log, count: number): Promise<readonly string[]> => {
  const ids: string[] = []
  for await (const batch of log.importRows(randomUUID(), rows(count)))
    for (const { outcome } of batch) {
      if (outcome.type !== 'Recorded') throw new Error(JSON.stringify(outcome))
      ids.push(outcome.interactionId)
    }
  return ids
}

export const importing = (log: Log, count: number): Contender =>
  contender(`front door, import of ${String(count)} rows`, {
    each: count,
    calls: 1,
    call: () => importNew(log, count),
    around: { afterAll: () => settled(log) },
  })
