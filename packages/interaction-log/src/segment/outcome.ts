/**
 * What the commands of segments answer.
 *
 * @since 0.1.0
 */
import type {
  ChangeFailure,
  EraseFailure,
  FinishFailure,
  InputRefusal,
  KeyMissing,
  LoggedSegmentFailure,
  LogSegmentFailure,
  WorksheetFailure,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import type { NotAuthorized } from '../command/policy.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface LinesAdded {
  readonly type: 'LinesAdded'
  /** The numbers of the new lines, in order. */
  readonly lineNos: readonly number[]
  readonly repeated: boolean
}

/**
 * Every line is an interaction now. The worksheet is `Gone`, or `Hidden` until `finishErasure`.
 *
 * @category model
 * @since 0.1.0
 */
export interface Logged {
  readonly type: 'SegmentLogged'
  readonly loggedSegmentId: string
  readonly count: number
  readonly erasure: 'Gone' | 'Hidden'
  readonly repeated: boolean
}

/**
 * Loggings that had been interrupted are finished.
 *
 * @category model
 * @since 0.1.0
 */
export interface Resumed {
  readonly type: 'Resumed'
  readonly loggedSegmentIds: readonly string[]
}

/**
 * An interaction that did not follow its logged segment, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface NotFollowed<Own> {
  readonly interactionId: string
  readonly problem: ChangeFailure | NotAuthorized | Own
}

/**
 * @category model
 * @since 0.1.0
 */
export interface LoggedSegmentChanged<Own> {
  readonly type: 'LoggedSegmentChanged'
  /** How many interactions were canceled or reinstated by this call. */
  readonly count: number
  readonly notFollowed: readonly NotFollowed<Own>[]
  readonly repeated: boolean
}

/**
 * @category model
 * @since 0.1.0
 */
export interface FollowedUp {
  readonly type: 'FollowedUp'
  /** How many lines the new segment has got. */
  readonly count: number
}

type Common<Own> = InputRefusal | KeyMissing | NotAuthorized | Own

/**
 * @category errors
 * @since 0.1.0
 */
export type WorksheetProblem<Own> = Common<Own> | WorksheetFailure

/**
 * @category errors
 * @since 0.1.0
 */
export type LogSegmentProblem<Own> = Common<Own> | LogSegmentFailure<NotAuthorized | Own>

/**
 * @category errors
 * @since 0.1.0
 */
export type LoggedSegmentProblem<Own> = Common<Own> | LoggedSegmentFailure | QueryFailure

/**
 * @category errors
 * @since 0.1.0
 */
export type ResumeProblem = FinishFailure | EraseFailure | QueryFailure
