/**
 * One batch of events: decoded, grouped by row, projected in order. The rows of the batch are loaded
 * once and saved once, however many events a row meets.
 *
 * @since 0.1.0
 */
import {
  categoryOf,
  type EventEnvelope,
  type EventUndecodable,
  type StoredEvent,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Projection } from '../projection.js'
import { checkedRow } from '../projection-mistake.js'
import { decodeBatch } from './decode-batch.js'

/** What the events of a batch say, and of which rows. */
export interface DecodedBatch<Event> {
  readonly envelopes: readonly (readonly [rowId: string, envelope: EventEnvelope<Event>])[]
  /** Events of the projection's own categories whose type it does not know. */
  readonly skipped: number
}

export const batchDecoder = <Row extends object, Event extends { readonly type: string }>({
  codecs,
  categories,
  rowId,
}: Pick<Projection<Row, Event>, 'codecs' | 'categories' | 'rowId'>) => {
  const decode = decodeBatch(codecs)
  const isOwn = ({ stream }: StoredEvent) => categories.includes(categoryOf(stream))
  return (events: readonly StoredEvent[]): E.Either<EventUndecodable, DecodedBatch<Event>> => {
    const envelopes: (readonly [string, EventEnvelope<Event>])[] = []
    let skipped = 0
    const all = decode(events)
    for (const [at, stored] of events.entries()) {
      const decoded = all[at]
      if (decoded === undefined || !isOwn(stored)) continue
      if (E.isLeft(decoded)) return decoded
      const id = decoded.right && rowId(decoded.right)
      if (decoded.right === undefined) skipped++
      else if (id !== undefined) envelopes.push([id, decoded.right])
    }
    return E.right({ envelopes, skipped })
  }
}

/** The rows that the batch changes; `undefined` = gone. */
export const projectBatch = <Row extends object, Event extends { readonly type: string }>(
  { project }: Pick<Projection<Row, Event>, 'project'>,
  loaded: ReadonlyMap<string, Row>,
  { envelopes }: DecodedBatch<Event>,
): ReadonlyMap<string, Row | undefined> => {
  const changed = new Map<string, Row | undefined>()
  for (const [id, envelope] of envelopes) {
    const before = changed.has(id) ? changed.get(id) : loaded.get(id)
    const after = project(before, envelope)
    if (after !== before) changed.set(id, checkedRow(after))
  }
  return changed
}
