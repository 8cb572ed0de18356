/**
 * Erasing one contact from an open segment: everything else is copied to a new worksheet, which takes
 * the place of the old one; that is closed and erased. Repeating it is safe; a copy that was begun and
 * not finished is not gone on with, but erased.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ReplaceWorksheet, SegmentCommand } from '../../segment/command.js'
import type { SegmentRejection } from '../../segment/decider.js'
import { segmentStream } from '../../segment/event.js'
import type { SegmentState } from '../../segment/state.js'
import type { WorksheetRejection } from '../../segment/worksheet/rejection.js'
import type { SegmentNo } from '../../values/code.js'
import type { ActorId, ContactId } from '../../values/opaque-id.js'
import { segmentAggregate } from '../aggregates.js'
import type { Guard } from '../guard.js'
import { handleCommand } from '../handle-command.js'
import type { LogSession } from '../session.js'
import { copyWorksheet } from './copy-worksheet.js'
import { segmentHistory } from './segment-history.js'
import { copiesOf, ownContext, type SettleFailure, settleWorksheets } from './settle-worksheets.js'
import { tracedIn } from './trace-worksheet.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type ReplaceFailure = SegmentRejection | WorksheetRejection | SettleFailure

const commit = (session: LogSession, actor: ActorId, command: ReplaceWorksheet) =>
  handleCommand(
    session,
    segmentAggregate,
  )({
    stream: segmentStream(command.no),
    context: ownContext(actor),
    prepare: () => TE.right(command),
    isSame: () => true,
    guard: () => E.right(undefined),
  })()

type Outcome =
  | { readonly type: 'NothingToErase' }
  | { readonly type: 'Replaced' }
  /** Somebody else has changed, replaced or logged the worksheet meanwhile. */
  | { readonly type: 'Outdated'; readonly failure: ReplaceFailure }

type Attempt<Refusal> = E.Either<ReplaceFailure | Refusal, Outcome>

const nothingToErase: E.Either<never, Outcome> = E.right({ type: 'NothingToErase' })
const outdated = (failure: ReplaceFailure): E.Either<never, Outcome> =>
  E.right({ type: 'Outdated', failure })

const attempted = async <Refusal>(
  session: LogSession,
  no: SegmentNo,
  contactId: ContactId,
  actor: ActorId,
  guard: Guard<SegmentCommand, SegmentState, Refusal>,
): Promise<Attempt<Refusal>> => {
  const history = await segmentHistory(session, no)
  if (E.isLeft(history)) return history
  const settled = await settleWorksheets(session, actor, history.right)
  if (E.isLeft(settled)) return settled
  const { current, state } = history.right
  if (current === undefined) return nothingToErase
  const traced = await tracedIn(session, current, contactId)
  if (E.isLeft(traced)) return traced
  const { trace, version, isClosed } = traced.right
  if (isClosed) return outdated({ type: 'SegmentWorksheetGone', segmentNo: no })
  if (trace.size === 0) return nothingToErase
  const copies = await copiesOf(session, current.worksheetId)
  if (E.isLeft(copies)) return copies
  const to = copies.right.next
  const command: ReplaceWorksheet = {
    type: 'ReplaceWorksheet',
    no,
    from: current.worksheetId,
    to,
  }
  const guarded = guard(command, state)
  if (E.isLeft(guarded)) return guarded
  const context = ownContext(actor)
  const copying = { session, context, from: current, version, to, contactId, trace }
  const copied = await copyWorksheet(copying)
  if (E.isLeft(copied))
    return copied.left.type === 'VersionConflict' ? outdated(copied.left) : copied
  const replaced = await commit(session, actor, command)
  if (E.isRight(replaced)) return E.right({ type: 'Replaced' })
  const { type } = replaced.left
  return type === 'SegmentNotFound' || type === 'SegmentAlreadyLogged'
    ? outdated(replaced.left)
    : replaced
}

const attempts = 10

/**
 * Erases everything in the open worksheet of a segment that names exactly this contact, also lines
 * that were removed. The other lines keep their numbers. Answers how often the worksheet was replaced.
 *
 * @example
 * import { type ActorId, type ContactId, replaceWorksheet, type SegmentNo, type Uuid } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 * const erase = replaceWorksheet(session)('SM1' as SegmentNo, 'CT12' as ContactId, 'u-17' as ActorId)
 *
 * assert.deepStrictEqual(await erase(() => E.right(undefined))(), E.right(0))
 *
 * @category workflows
 * @since 0.1.0
 */
export const replaceWorksheet =
  (session: LogSession) =>
  (no: SegmentNo, contactId: ContactId, actor: ActorId) =>
  <Refusal>(
    guard: Guard<SegmentCommand, SegmentState, Refusal>,
  ): TE.TaskEither<ReplaceFailure | Refusal, number> =>
  async () => {
    let replaced = 0
    for (let attempt = 1; ; attempt++) {
      const outcome = await attempted(session, no, contactId, actor, guard)
      if (E.isLeft(outcome)) return outcome
      if (outcome.right.type === 'NothingToErase') return E.right(replaced)
      if (outcome.right.type === 'Replaced') replaced++
      else if (attempt >= attempts) return E.left(outcome.right.failure)
    }
  }
