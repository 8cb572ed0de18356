/**
 * What happened to one interaction, event by event, from its own stream: also what remains after it
 * was purged.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  decodeEvent,
  decodeInput,
  type ErasedEvent,
  type EventMetadata,
  type InputRefusal,
  type Instant,
  type InteractionEvent,
  interactionEvents,
  interactionStream,
  type NewerEvent,
  type PurgeBasis,
  type ReadFailure,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Engine } from '../engine.js'

/**
 * @category model
 * @since 0.1.0
 */
export type HistoryEvent = InteractionEvent & {
  readonly version: number
  /** Its place in the log where it was recorded: a decimal string. */
  readonly position: string
  /** Who, when, and through which command. */
  readonly metadata: EventMetadata
}

/**
 * The gap that a purge leaves: which versions it erased, by whom, when and on which basis. What they said
 * is gone.
 *
 * @category model
 * @since 0.1.0
 */
export interface ErasedVersions {
  /** Ascending, from 1, without a gap. */
  readonly versions: readonly ErasedEvent[]
  readonly batchId: Uuid
  readonly basis: PurgeBasis
  readonly at: Instant
  readonly by: ActorId
}

/**
 * @category model
 * @since 0.1.0
 */
export interface History {
  readonly type: 'History'
  readonly interactionId: string
  /** Oldest first; of a purged interaction only its last event. */
  readonly events: readonly HistoryEvent[]
  /** What is missing before them; null = nothing is. */
  readonly erased: ErasedVersions | null
}

/**
 * @category errors
 * @since 0.1.0
 */
export type HistoryProblem =
  | InputRefusal
  | ReadFailure
  | NewerEvent
  | { readonly type: 'NotRecorded'; readonly interactionId: string }

const decodeId = decodeInput(t.strict({ interactionId: Uuid }), ['interactionId'])
const decode = decodeEvent(interactionEvents)

const erasedIn = (event: HistoryEvent | undefined): ErasedVersions | null => {
  if (event?.type !== 'InteractionPurged') return null
  const { erased: versions, batchId, basis } = event.data
  return { versions, batchId, basis, at: event.metadata.recordedAt, by: event.metadata.actor }
}

export const history =
  <Own>({ session: { store } }: Engine<Own>) =>
  async (interactionId: string): Promise<History | HistoryProblem> => {
    const id = decodeId({ interactionId })
    if (E.isLeft(id)) return id.left
    const read = await store.readStream(interactionStream(id.right.interactionId))()
    if (E.isLeft(read)) return read.left
    const events: HistoryEvent[] = []
    for (const stored of read.right.events) {
      const decoded = decode(stored)
      if (E.isLeft(decoded)) return decoded.left
      const { stream, version, type } = stored
      if (decoded.right === undefined)
        return { type: 'NewerEvent', stream, version, eventType: type }
      const { event, metadata, originalPosition } = decoded.right
      events.push({ ...event, version, position: String(originalPosition), metadata })
    }
    return read.right.version === 0
      ? { type: 'NotRecorded', interactionId }
      : { type: 'History', interactionId, events, erased: erasedIn(events.at(-1)) }
  }
