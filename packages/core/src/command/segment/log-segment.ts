/**
 * Logging a segment, all or nothing: every line is checked, then frozen; SegmentLogged is the commit
 * point; then every line becomes an interaction.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { segmentStream } from '../../segment/event.js'
import type { SegmentNo } from '../../values/code.js'
import { segmentAggregate } from '../aggregates.js'
import type { Directories } from '../gather-facts.js'
import { handleCommand } from '../handle-command.js'
import type { CommandContext, LogSession } from '../session.js'
import type { TemplateLookup } from '../template-lookup.js'
import { type FinishedLogging, type FinishFailure, finishLogging } from './finish-logging.js'
import type { FreezeFailure } from './freeze-lines.js'
import { type LoggingGuard, preparedLogging } from './prepare-logging.js'
import type { OnProgress } from './progress.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type LogSegmentFailure<Refusal> = FreezeFailure<Refusal> | FinishFailure | Refusal

/**
 * @category model
 * @since 0.1.0
 */
export interface LoggedNow extends FinishedLogging {
  readonly repeated: boolean
}

const attempts = 10

/**
 * Logs a segment, or finishes what an earlier call of the same command began. `onProgress` hears how
 * far it is.
 *
 * @example
 * import {
 *   anyCampaign,
 *   anyContact,
 *   anySalesperson,
 *   logSegment,
 *   type SegmentNo,
 *   templateLookup,
 *   type Uuid,
 * } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 * const directories = { contacts: anyContact, salespeople: anySalesperson, campaigns: anyCampaign }
 * const logNow = logSegment(session, directories, templateLookup(session))
 *
 * assert.deepStrictEqual(
 *   await logNow('SM1' as SegmentNo, sampleContext, () => E.right(undefined))(),
 *   E.left({ type: 'SegmentNotFound', field: 'no', segmentNo: 'SM1' }),
 * )
 *
 * @category workflows
 * @since 0.1.0
 */
export const logSegment =
  (session: LogSession, directories: Directories, templates: TemplateLookup) =>
  <Refusal>(
    no: SegmentNo,
    context: CommandContext,
    guard: LoggingGuard<Refusal>,
    onProgress: OnProgress = () => undefined,
  ): TaskEither<LogSegmentFailure<Refusal>, LoggedNow> =>
  async () => {
    const logging = { session, directories, templates, no, context, guard, onProgress }
    for (let attempt = 1; ; attempt++) {
      const handled = await handleCommand(
        session,
        segmentAggregate,
      )({
        stream: segmentStream(no),
        context,
        prepare: (read) => () => preparedLogging(logging, read),
        isSame: ([event]) => event.type === 'SegmentLogged',
        guard: () => E.right(undefined),
      })()
      if (E.isLeft(handled)) {
        const problem = handled.left
        if (problem.type !== 'NotPrepared') return E.left(problem)
        if (problem.isOutdated && attempt < attempts) continue
        return E.left(problem.failure)
      }
      const repeated = handled.right.type === 'Applied' && handled.right.repeated
      const [event] = handled.right.type === 'Applied' ? handled.right.events : []
      const run = event?.type === 'SegmentLogged' ? event.data.run : undefined
      const finished = await finishLogging(session)(no, context.actor, onProgress, run)()
      return E.map((logged: FinishedLogging): LoggedNow => ({ ...logged, repeated }))(finished)
    }
  }
