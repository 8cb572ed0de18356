/**
 * Automatic recording that had nothing to do.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'

/**
 * No error but an outcome: nothing was recorded, and nothing is wrong.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecordingSkipped {
  readonly type: 'RecordingSkipped'
  readonly because: SkipReason
}

/**
 * @category model
 * @since 0.1.0
 */
export type SkipReason =
  /** The document is only looked at. */
  | 'Preview'
  /** No template is mapped to this kind. */
  | 'NoTemplateForKind'
  /** There is no such contact, or the customer or vendor has none. */
  | 'NoContactForAccount'
  | 'ContactPrivacyBlocked'

export const skipped = (because: SkipReason) =>
  E.left<RecordingSkipped>({ type: 'RecordingSkipped', because })
