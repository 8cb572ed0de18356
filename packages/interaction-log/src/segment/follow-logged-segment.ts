/**
 * Canceling or reinstating a logged segment: the segment first, then its interactions, each by a
 * command of its own. Repeating it goes on where it was interrupted.
 *
 * @since 0.1.0
 */
import {
  cancelInteraction,
  type Cause,
  changeLoggedSegment,
  type CommandContext,
  loggedSegmentId,
  type OpaqueId,
  readSegment,
  type Reason,
  reinstateInteraction,
  type SegmentRead,
  type SegmentRun,
  segmentRunOf,
} from '@interaction-log/core'
import type { LogEntry } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { entriesOfRun } from './entries-of-run.js'
import type { LoggedSegmentChanged, LoggedSegmentProblem, NotFollowed } from './outcome.js'

export interface LoggedSegmentRequest {
  readonly loggedSegmentId: OpaqueId
  readonly reason?: Reason | null
}

export type Following = 'CancelLoggedSegment' | 'ReinstateLoggedSegment'

/** The state of the segment in which its interactions follow the command, and which of them do. */
const following = {
  CancelLoggedSegment: {
    state: 'Canceled',
    follows: ({ status }: LogEntry) => status === 'recorded',
    change: cancelInteraction,
  },
  ReinstateLoggedSegment: {
    state: 'Logged',
    follows: ({ segment, canceled }: LogEntry) =>
      canceled?.cause.type === 'loggedSegment' &&
      canceled.cause.loggedSegmentId === segment?.loggedSegmentId,
    change: reinstateInteraction,
  },
} as const

/** Whether the segment still is as the command made it: a repeated one may come too late. */
const isStill = async <Own>(
  { session }: Engine<Own>,
  { no, run }: SegmentRun,
  state: 'Canceled' | 'Logged',
) =>
  E.map(({ segment: { lastRun } }: SegmentRead) => lastRun.type === state && lastRun.run === run)(
    await readSegment(session)(no)(),
  )

export const followLoggedSegment =
  <Own>(engine: Engine<Own>, type: Following) =>
  (
    { loggedSegmentId: given, reason = null }: LoggedSegmentRequest,
    context: CommandContext,
    guard: CommandGuard<Own>,
  ): TaskEither<LoggedSegmentProblem<Own>, LoggedSegmentChanged<Own>> =>
  async () => {
    const { session, ownWrites } = engine
    const run = segmentRunOf(given)
    if (run === undefined) return E.left({ type: 'LoggedSegmentNotFound', loggedSegmentId: given })
    const id = loggedSegmentId(run)
    const handled = await changeLoggedSegment(session)(type, id, context)(guard)()
    if (E.isLeft(handled)) return handled
    const { state, follows, change } = following[type]
    const still = await isStill(engine, run, state)
    if (E.isLeft(still)) return still
    const notFollowed: NotFollowed<Own>[] = []
    let count = 0
    const cause: Cause = { type: 'loggedSegment', loggedSegmentId: id }
    const one = change(session, cause)
    const own = { ...context, isKeyed: false }
    const pages = still.right ? entriesOfRun(engine, run.no, id) : []
    for await (const page of pages) {
      if (E.isLeft(page)) return page
      const changing = page.right.filter(follows).map(async ({ interactionId }) => {
        const changed = await one({ interactionId, reason }, own, guard)()
        if (E.isLeft(changed)) notFollowed.push({ interactionId, problem: changed.left })
        else if (changed.right.type === 'Applied') {
          ownWrites.note('interaction', changed.right.position)
          count++
        }
      })
      // Should a guard throw, this ends only when nothing is on its way any more.
      await Promise.allSettled(changing)
      await Promise.all(changing)
    }
    const repeated = handled.right.type === 'Applied' && handled.right.repeated
    return E.right({ type: 'LoggedSegmentChanged', count, notFollowed, repeated })
  }
