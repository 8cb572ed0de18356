/**
 * Logging segments, and what can be done with a logged one.
 *
 * @since 0.1.0
 */
import {
  changeLoggedSegment,
  decodeInput,
  type Handled,
  type LoggedNow,
  logSegment,
  OpaqueId,
  Reason,
  type SegmentEvent,
  SegmentNo,
  templateLookup,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { CommandOptions } from '../command/command-options.js'
import { type Changed, changed, type Unchanged } from '../command/outcome.js'
import { submit } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { followLoggedSegment, type Following } from './follow-logged-segment.js'
import { followUp, type FollowUpProblem } from './follow-up.js'
import { apart, type LogSegmentOptions } from './logging-options.js'
import type {
  FollowedUp,
  Logged,
  LoggedSegmentChanged,
  LoggedSegmentProblem,
  LogSegmentProblem,
  Resumed,
  ResumeProblem,
} from './outcome.js'
import { segment, type Segment, type SegmentInput, type SegmentProblem } from './read-segment.js'
import { asRunning, resume } from './resume.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface LoggedSegmentInput {
  /** `<NO>/<run>` */
  readonly loggedSegmentId: string
  readonly reason?: string | null
}

type Follow<Own> = (
  request: LoggedSegmentInput,
  options?: CommandOptions,
) => Promise<LoggedSegmentChanged<Own> | LoggedSegmentProblem<Own>>

/**
 * @category model
 * @since 0.1.0
 */
export interface SegmentCommands<Own> {
  /** A segment with a page of its lines. */
  readonly segment: (request: SegmentInput) => Promise<Segment | SegmentProblem>
  /**
   * Records an interaction for each line, all or nothing, and erases the worksheet. Interrupted, it is
   * gone on with by the same call, by `resume`, and when the log is opened.
   */
  readonly logSegment: (
    request: { readonly no: string },
    options?: LogSegmentOptions,
  ) => Promise<Logged | LogSegmentProblem<Own>>
  /** Goes on with loggings that were interrupted, under the actor of the log. */
  readonly resume: () => Promise<Resumed | ResumeProblem>
  /** Cancels all interactions of a logged segment; interrupted, it is gone on with by repeating it. */
  readonly cancelLoggedSegment: Follow<Own>
  /** Brings back what `cancelLoggedSegment` canceled, and nothing else. */
  readonly reinstateLoggedSegment: Follow<Own>
  /** Deletes a canceled logged segment. Its interactions stay, canceled; its number may be logged anew. */
  readonly deleteLoggedSegment: (
    request: Pick<LoggedSegmentInput, 'loggedSegmentId'>,
    options?: CommandOptions,
  ) => Promise<Changed | Unchanged | LoggedSegmentProblem<Own>>
  /** A new segment with each contact of a logged one, and its campaign. */
  readonly followUpSegment: (
    request: { readonly loggedSegmentId: string; readonly no: string },
    options?: CommandOptions,
  ) => Promise<FollowedUp | FollowUpProblem<Own>>
}

const ofLogged = { loggedSegmentId: OpaqueId }
const decodeNo = decodeInput(t.strict({ no: SegmentNo }), ['no'])
const decodeLogged = decodeInput(t.strict(ofLogged), ['loggedSegmentId'])
const decodeFollow = decodeInput(
  t.intersection([t.strict(ofLogged), t.exact(t.partial({ reason: t.union([Reason, t.null]) }))]),
  ['loggedSegmentId', 'reason'],
)
const decodeFollowUp = decodeInput(t.strict({ ...ofLogged, no: SegmentNo }), [
  'loggedSegmentId',
  'no',
])

export const segmentCommands = <Own>(engine: Engine<Own>): SegmentCommands<Own> => {
  const { session, directories, ownWrites } = engine
  const command = submit(engine)
  const logNow = logSegment(session, directories, templateLookup(session))

  const logged = ({ position, ...outcome }: LoggedNow): Logged => {
    ownWrites.note('interaction', position)
    return { type: 'SegmentLogged', ...outcome }
  }
  const noted = (handled: Handled<SegmentEvent>): Changed | Unchanged => {
    if (handled.type === 'Applied') ownWrites.note('segment', handled.position)
    return changed(handled)
  }
  const follow = (type: Following) =>
    command(type, decodeFollow, followLoggedSegment(engine, type), (outcome) => outcome)

  return {
    segment: segment(engine),
    logSegment: async (request, given = {}) => {
      const said = apart(given)
      if (E.isLeft(said)) return said.left
      const { onProgress, options } = said.right
      return command(
        'LogSegment',
        decodeNo,
        ({ no }, context, guard) =>
          () =>
            asRunning(engine, no, logNow(no, context, guard, onProgress)),
        logged,
      )(request, options)
    },
    resume: async () => {
      const resumed = await resume(engine)
      return E.isLeft(resumed) ? resumed.left : resumed.right
    },
    cancelLoggedSegment: follow('CancelLoggedSegment'),
    reinstateLoggedSegment: follow('ReinstateLoggedSegment'),
    deleteLoggedSegment: command(
      'DeleteLoggedSegment',
      decodeLogged,
      ({ loggedSegmentId }, context, guard) =>
        changeLoggedSegment(session)('DeleteLoggedSegment', loggedSegmentId, context)(guard),
      noted,
    ),
    followUpSegment: command(
      'FollowUpSegment',
      decodeFollowUp,
      followUp(engine),
      (outcome) => outcome,
    ),
  }
}
