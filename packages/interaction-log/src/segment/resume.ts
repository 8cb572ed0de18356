/**
 * Going on with every logging that was committed and then interrupted.
 *
 * @since 0.1.0
 */
import { finishLogging, type SegmentNo } from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { everyRow } from '../read/every-row.js'
import type { OpenLogging } from '../views/open-loggings.js'
import type { Resumed, ResumeProblem } from './outcome.js'

const interrupted = async <Own>(
  { views: { openLoggings }, runningLoggings }: Engine<Own>,
  withinMs: number | undefined,
): Promise<E.Either<QueryFailure, readonly OpenLogging[]>> => {
  const open = await everyRow(openLoggings, ['no'], withinMs)
  return E.map((rows: readonly OpenLogging[]) => rows.filter(({ no }) => !runningLoggings.has(no)))(
    open,
  )
}

/** `withinMs`: how long to wait for the view. */
export const resume = async <Own>(
  engine: Engine<Own>,
  withinMs?: number,
): Promise<E.Either<ResumeProblem, Resumed>> => {
  const { session, actor, ownWrites } = engine
  const open = await interrupted(engine, withinMs)
  if (E.isLeft(open)) return open
  const loggedSegmentIds: string[] = []
  for (const { no, run } of open.right) {
    const finished = await finishLogging(session)(no, actor, undefined, run)()
    if (E.isLeft(finished)) return finished
    ownWrites.note('interaction', finished.right.position)
    loggedSegmentIds.push(finished.right.loggedSegmentId)
  }
  return E.right({ type: 'Resumed', loggedSegmentIds })
}

/** While this process logs a segment, it does not resume that logging. */
export const asRunning = async <Own, A>(
  { runningLoggings }: Engine<Own>,
  no: SegmentNo,
  work: () => Promise<A>,
): Promise<A> => {
  runningLoggings.add(no)
  try {
    return await work()
  } finally {
    runningLoggings.delete(no)
  }
}
