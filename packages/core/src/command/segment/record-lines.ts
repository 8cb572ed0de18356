/**
 * Recording what the lines of a logged segment were resolved to. An interaction that is recorded
 * already, by an attempt that was interrupted, is left as it is.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { lineInteractionId } from '../../ids/derived-id.js'
import { interactionStream } from '../../interaction/event.js'
import { type ResolvedLine, SegmentLinesResolved } from '../../segment/worksheet/event.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { ActorId } from '../../values/opaque-id.js'
import { appendSurely } from '../append-surely.js'
import type { CommandFailure } from '../handled.js'
import { newEvents } from '../new-events.js'
import type { CommandContext, LogSession } from '../session.js'
import type { LoggedRun } from './logged-run.js'
import type { OnProgress } from './progress.js'
import { worksheetEventsOf } from './worksheet-events.js'

/** Who logged it gave the command; who resumes it is the actor. */
export const contextOfRun = (
  { logged: { id, metadata } }: LoggedRun,
  actor: ActorId,
): CommandContext => ({
  actor,
  commandId: metadata.commandId,
  isKeyed: false,
  correlationId: metadata.$correlationId,
  causationId: id,
})

const recordLine = async (
  session: LogSession,
  { logged }: LoggedRun,
  context: CommandContext,
  { lineNo, interaction }: ResolvedLine,
): Promise<E.Either<CommandFailure, bigint>> => {
  const stream = interactionStream(lineInteractionId(logged.id, lineNo))
  const events = newEvents(session, stream, context, [
    { type: 'InteractionRecorded', data: interaction },
  ])
  const appended = await appendSurely(session.store, stream, 0, events)
  if (E.isRight(appended)) return E.right(appended.right.position)
  return appended.left.type === 'VersionConflict' ? E.right(0n) : appended
}

/** Answers the position of the last event that was appended. */
export const recordLines = async (
  session: LogSession,
  run: LoggedRun,
  asOf: number | undefined,
  actor: ActorId,
  onProgress: OnProgress,
): Promise<E.Either<CommandFailure | ReadFailure, bigint>> => {
  const { worksheetId, loggedVersion } = run.place
  const context = contextOfRun(run, actor)
  let last = 0n
  let done = 0
  for await (const read of worksheetEventsOf(session.store, run.place)) {
    if (E.isLeft(read)) return read
    const { type, version } = read.right
    if (version > loggedVersion) break
    if (type !== 'SegmentLinesResolved') continue
    const resolved = SegmentLinesResolved.decode(read.right)
    if (E.isLeft(resolved)) {
      const stream = worksheetStream(worksheetId)
      return E.left({ type: 'EventUndecodable', stream, version, eventType: type })
    }
    const { lines, asOf: resolvedAsOf } = resolved.right.data
    if (resolvedAsOf !== asOf) continue
    const recorded = await Promise.all(lines.map((line) => recordLine(session, run, context, line)))
    for (const position of recorded) {
      if (E.isLeft(position)) return position
      if (position.right > last) last = position.right
    }
    done += lines.length
    onProgress({ phase: 'recording', done, of: run.data.lineCount })
  }
  return E.right(last)
}
