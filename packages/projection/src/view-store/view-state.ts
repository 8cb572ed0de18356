/**
 * How far a view has come, and what changes it.
 *
 * @since 0.1.0
 */
import type { Checkpoint } from './checkpoint.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewState {
  /** Grows with every change, by whichever process; compared and swapped. */
  readonly revision: number
  /** `undefined` = no event handled yet. */
  readonly checkpoint: Checkpoint | undefined
  /** False for a candidate: it answers no query yet. */
  readonly built: boolean
  /** The file may still hold what an erasing event, handled since the last rewrite, erased. */
  readonly rewriteNeeded: boolean
}

/**
 * What a batch of events has changed.
 *
 * @category model
 * @since 0.1.0
 */
export interface ViewChanges<Row> {
  /** The changed rows by id; `undefined` = the row is gone. Nobody changes these objects any more. */
  readonly rows: ReadonlyMap<string, Row | undefined>
  readonly checkpoint: Checkpoint
  /** An erasing event was among them. */
  readonly erasing: boolean
}

/**
 * Somebody else has changed the view since this revision; nothing was saved.
 *
 * @category errors
 * @since 0.1.0
 */
export interface CheckpointMoved {
  readonly type: 'CheckpointMoved'
}
