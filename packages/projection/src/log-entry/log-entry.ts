/**
 * An interaction as the log shows it: what was recorded, whose it is now, and whether it is canceled. Names of
 * contacts and the like are not in it; they are resolved when somebody asks.
 *
 * @since 0.1.0
 */
import type {
  ActorId,
  Cause,
  ContactId,
  Instant,
  InteractionId,
  InteractionRecorded,
  PositionText,
} from '@interaction-log/core'

/**
 * @category model
 * @since 0.1.0
 */
export interface Cancellation {
  readonly at: Instant
  readonly by: ActorId
  readonly reason: string | null
  readonly cause: Cause
}

/**
 * @category model
 * @since 0.1.0
 */
export interface LogEntry extends Omit<Readonly<InteractionRecorded['data']>, 'contactId'> {
  /** Null: its contact was deleted, and so is `companyId`. */
  readonly contactId: ContactId | null
  /** The contacts that it was of before, and is not of now. */
  readonly formerContacts: readonly ContactId[]
  readonly interactionId: InteractionId
  /** The number that people see: increasing, with gaps, the same after any rebuild. */
  readonly entryNo: PositionText
  readonly status: 'recorded' | 'canceled'
  readonly recordedAt: Instant
  readonly recordedBy: ActorId
  /** Who canceled it, when and why; null unless it is canceled. */
  readonly canceled: Cancellation | null
}
