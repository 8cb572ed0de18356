/**
 * What copying a log answers.
 *
 * @since 0.1.0
 */
import type { Erasure, ReadFailure, StreamName, UnknownOutcome, Uuid } from '@interaction-log/core'
import type { ConnectionStringInvalid } from '../connecting/connection-string-invalid.js'

/**
 * The copy was compared with the log, event by event, and is the same.
 *
 * @category model
 * @since 0.1.0
 */
export interface Copied {
  readonly type: 'Copied'
  readonly log: Uuid
  /** Events that this call has copied; 0 = all were there. */
  readonly copied: number
  /** Events of the log, erased ones not counted. */
  readonly of: number
  /** Erased events, of which the copy holds what their erasing events list of them. */
  readonly erased: number
  /** `Hidden`: purged after they were copied, and still in the files of the servers. */
  readonly erasure: Erasure['type']
}

interface AtEvent {
  readonly stream: StreamName
  readonly version: number
}

/**
 * Why a log was not copied, or not to its end. After whatever passes, copying again goes on.
 *
 * @category errors
 * @since 0.1.0
 */
export type CopyFailure =
  /** The log has no events. */
  | { readonly type: 'NothingToCopy' }
  /** Another log is there already; nothing was written. */
  | { readonly type: 'OtherLog' }
  /** The copy is in use: this event was recorded there. */
  | ({ readonly type: 'CopyInUse' } & AtEvent)
  /** This event is not the same in the log and in the copy, or is missing in one of them. */
  | ({ readonly type: 'CopyDiffers' } & AtEvent)
  /** The server counts lower than the log does: entry numbers would be given twice. */
  | ({ readonly type: 'PositionsBehind' } & AtEvent)
  /** By the caller. */
  | { readonly type: 'CopyInterrupted' }
  | ConnectionStringInvalid
  | ReadFailure
  | UnknownOutcome
