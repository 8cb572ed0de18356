/**
 * What a command answers when it is not refused.
 *
 * @since 0.1.0
 */
import type { Handled, InteractionPlaced } from '@interaction-log/core'

/**
 * @category model
 * @since 0.1.0
 */
export interface Recorded {
  readonly type: 'Recorded'
  readonly interactionId: string
  /** The entry number that people see: a decimal string. */
  readonly entryNo: string
  /** The same command was given before; this is the outcome of that time. */
  readonly repeated: boolean
}

/**
 * The command took effect, now or, if repeated, the first time.
 *
 * @category model
 * @since 0.1.0
 */
export interface Changed {
  readonly type: 'Changed'
  readonly repeated: boolean
}

/**
 * It was already so; nothing was written.
 *
 * @category model
 * @since 0.1.0
 */
export interface Unchanged {
  readonly type: 'Unchanged'
}

export const recorded = ({ interactionId, entryNo, repeated }: InteractionPlaced): Recorded => ({
  type: 'Recorded',
  interactionId,
  entryNo: String(entryNo),
  repeated,
})

export const changed = (handled: Handled<unknown>): Changed | Unchanged =>
  handled.type === 'Applied'
    ? { type: 'Changed', repeated: handled.repeated }
    : { type: 'Unchanged' }
