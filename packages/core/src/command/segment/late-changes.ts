/**
 * What was still changed in a worksheet after another had been copied from it: it is done to the
 * worksheet that has taken its place, each change under its own command.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventMetadata } from '../../event/metadata.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { Uuid } from '../../values/uuid.js'
import { worksheetAggregate } from '../aggregates.js'
import { handleCommand } from '../handle-command.js'
import type { CommandFailure, IdempotencyKeyReused } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'
import { carrying, type WorksheetChange } from './carry-change.js'
import {
  decodedWorksheetEvent,
  worksheetEventsOf,
  type WorksheetPlace,
} from './worksheet-events.js'

const contextOf = (metadata: EventMetadata): CommandContext => ({
  actor: metadata.actor,
  commandId: metadata.commandId,
  // Whoever gave it may give it again at this very instant.
  isKeyed: true,
  correlationId: metadata.$correlationId,
  causationId: metadata.$causationId,
})

interface Late {
  readonly context: CommandContext
  readonly events: WorksheetChange[]
}

type Read = E.Either<CommandFailure, ReadonlyMap<Uuid, Late>>

/** What the commands that are not known did, in order. */
const changesIn = async (
  { store }: LogSession,
  place: WorksheetPlace,
  known: ReadonlySet<Uuid>,
): Promise<Read> => {
  const changes = new Map<Uuid, Late>()
  for await (const read of worksheetEventsOf(store, place)) {
    const decoded = E.chainW(decodedWorksheetEvent)(read)
    if (E.isLeft(decoded)) return decoded
    const { event, metadata } = decoded.right
    const { commandId } = metadata
    // Somebody else has carried all of it, and has closed it.
    if (event.type === 'SegmentWorksheetClosed') return E.right(new Map())
    if (event.type === 'SegmentLinesResolved' || known.has(commandId)) continue
    const change = changes.get(commandId) ?? { context: contextOf(metadata), events: [] }
    change.events.push(event)
    changes.set(commandId, change)
  }
  return E.right(changes)
}

const commandsIn = async (
  { store }: LogSession,
  place: WorksheetPlace,
): Promise<E.Either<CommandFailure, ReadonlySet<Uuid>>> => {
  const commands = new Set<Uuid>()
  for await (const read of worksheetEventsOf(store, place)) {
    const decoded = E.chainW(decodedWorksheetEvent)(read)
    if (E.isLeft(decoded)) return decoded
    commands.add(decoded.right.metadata.commandId)
  }
  return E.right(commands)
}

export const carryLateChanges = async (
  session: LogSession,
  from: WorksheetPlace,
  to: WorksheetPlace,
): Promise<E.Either<CommandFailure | IdempotencyKeyReused, void>> => {
  const known = await commandsIn(session, to)
  if (E.isLeft(known)) return known
  const late = await changesIn(session, from, known.right)
  if (E.isLeft(late)) return late
  for (const { context, events } of late.right.values()) {
    const carriedOver = await handleCommand(session, { ...worksheetAggregate, decider: carrying })({
      stream: worksheetStream(to.worksheetId),
      context,
      prepare: () => TE.right(events),
      isSame: () => true,
      guard: () => E.right(undefined),
    })()
    if (E.isLeft(carriedOver)) return carriedOver
  }
  return E.right(undefined)
}
