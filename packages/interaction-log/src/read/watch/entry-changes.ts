/**
 * What events mean to somebody who watches the log.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  decodeEvent,
  type EventEnvelope,
  type EventUndecodable,
  type Instant,
  type InteractionEvent,
  interactionEvents,
  type InteractionId,
  type StoredEvent,
} from '@interaction-log/core'
import {
  conditionsOf,
  type EntryFilter,
  equals,
  logEntryId,
  type QueryFailure,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../../engine.js'
import { type Entry, entryOf } from '../entries.js'

interface Happened {
  readonly at: Instant
  readonly by: ActorId
}

/**
 * An entry that meets what is watched for, as it is now, and what has just happened to it.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntryChanged extends Happened {
  readonly type: 'EntryChanged'
  readonly event: Exclude<InteractionEvent['type'], 'InteractionPurged'>
  readonly entry: Entry
}

/**
 * Nobody knows any more whether it met a selection: only who watches the whole log is told.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntryPurged extends Happened {
  readonly type: 'EntryPurged'
  readonly interactionId: InteractionId
}

/** @since 0.1.0 */
export type WatchFailure = EventUndecodable | QueryFailure

export type Change = E.Either<WatchFailure, EntryChanged | EntryPurged | undefined>

const decode = decodeEvent(interactionEvents)

/** In milliseconds, for the view to follow: it may just be made anew. */
const patience = 3_600_000

export const entryChanges = <Own>({ views }: Engine<Own>, filter: EntryFilter) => {
  const { contactLog } = views
  const where = conditionsOf(filter)

  const changeBy = async (envelope: EventEnvelope<InteractionEvent>): Promise<Change> => {
    const { type } = envelope.event
    const { recordedAt: at, actor: by } = envelope.metadata
    const interactionId = logEntryId(envelope)
    if (type === 'InteractionPurged')
      return E.right(where.length > 0 ? undefined : { type: 'EntryPurged', at, by, interactionId })
    const row = await contactLog.find(interactionId)()
    if (E.isLeft(row) || row.right === undefined) return E.map(() => undefined)(row)
    const entry = entryOf(row.right)
    const isIt = equals('entryNo' as const, BigInt(entry.entryNo))
    const met = await contactLog.count([isIt, ...where])()
    return E.map((count: number): EntryChanged | undefined =>
      count > 0 ? { type: 'EntryChanged', event: type, at, by, entry } : undefined,
    )(met)
  }

  return async function* (events: readonly StoredEvent[]): AsyncGenerator<Change> {
    const reached = await contactLog.reached(events.at(-1)?.position ?? 0n, patience)()
    if (E.isLeft(reached)) yield reached
    for (const stored of events) {
      const envelope = decode(stored)
      if (E.isLeft(envelope)) yield envelope
      else if (envelope.right !== undefined) yield await changeBy(envelope.right)
    }
  }
}
