/**
 * Closing and erasing every worksheet that a segment does not need any more: those that were replaced,
 * and copies that were begun and given up. A copy is given up for good when another worksheet has
 * taken the place of the one that it was made from.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { v4 } from 'uuid'
import type { StreamRead } from '../../event-store/event-store.js'
import type { EraseFailure, ReadFailure } from '../../event-store/failure.js'
import { derivedId } from '../../ids/derived-id.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { ActorId } from '../../values/opaque-id.js'
import type { Uuid } from '../../values/uuid.js'
import type { CommandFailure, IdempotencyKeyReused } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'
import { closeWorksheet } from './close-worksheet.js'
import { type InspectedWorksheet, inspectWorksheet } from './inspect-worksheet.js'
import { carryLateChanges } from './late-changes.js'
import type { SegmentHistory } from './segment-history.js'
import type { WorksheetPlace } from './worksheet-events.js'

export type SettleFailure = CommandFailure | EraseFailure | IdempotencyKeyReused

/** A command of its own: nothing leads from what was erased to why. */
export const ownContext = (actor: ActorId): CommandContext => {
  const commandId = v4() as Uuid
  return {
    actor,
    commandId,
    isKeyed: false,
    correlationId: v4() as Uuid,
    causationId: commandId,
  }
}

/** A closed one is erased, now or when its store finishes its erasures. */
const statusOf = async (
  { store }: LogSession,
  id: Uuid,
): Promise<E.Either<ReadFailure, 'None' | 'Open' | 'Closed'>> =>
  E.map(({ version, events }: StreamRead) => {
    if (version === 0) return 'None'
    return events.at(-1)?.type === 'SegmentWorksheetClosed' ? 'Closed' : 'Open'
  })(await store.readStream(worksheetStream(id))())

const closed = async (
  session: LogSession,
  actor: ActorId,
  place: WorksheetPlace,
  successor: WorksheetPlace | undefined,
): Promise<E.Either<SettleFailure, void>> => {
  const status = await statusOf(session, place.worksheetId)
  if (E.isLeft(status)) return status
  if (status.right !== 'Open') return E.right(undefined)
  /** What comes after the inspection makes closing it conflict. */
  const inspect = async (): Promise<E.Either<SettleFailure, InspectedWorksheet>> => {
    const inspected = await inspectWorksheet(session.store, place)
    if (E.isLeft(inspected) || successor === undefined) return inspected
    const carried = await carryLateChanges(session, place, successor)
    return E.isLeft(carried) ? carried : inspected
  }
  const inspected = await inspect()
  if (E.isLeft(inspected)) return inspected
  const erased = await closeWorksheet(session, place, ownContext(actor), inspected.right, inspect)
  return E.map(() => undefined)(erased)
}

/** The first copy of a worksheet that nobody has begun, and those that somebody has. */
export const copiesOf = async (
  session: LogSession,
  worksheetId: Uuid,
): Promise<E.Either<ReadFailure, { readonly next: Uuid; readonly begun: readonly Uuid[] }>> => {
  const begun: Uuid[] = []
  for (let ordinal = 0; ; ordinal++) {
    const next = derivedId(worksheetId, 'worksheet', ordinal)
    const status = await statusOf(session, next)
    if (E.isLeft(status)) return status
    if (status.right === 'None') return E.right({ next, begun })
    begun.push(next)
  }
}

/** Repeating it is safe. Copies of the worksheet that is open now may still be on their way. */
export const settleWorksheets = async (
  session: LogSession,
  actor: ActorId,
  { current, past }: SegmentHistory,
): Promise<E.Either<SettleFailure, void>> => {
  const ofHistory = new Set(past.map(({ worksheetId }) => worksheetId))
  if (current !== undefined) ofHistory.add(current.worksheetId)
  for (const { worksheetId, after, isLogged } of past) {
    const copies = await copiesOf(session, worksheetId)
    if (E.isLeft(copies)) return copies
    for (const copy of copies.right.begun) {
      if (ofHistory.has(copy)) continue
      const done = await closed(session, actor, { worksheetId: copy, after }, undefined)
      if (E.isLeft(done)) return done
    }
    if (isLogged) continue
    const successor = current?.after === after ? current : undefined
    const done = await closed(session, actor, { worksheetId, after }, successor)
    if (E.isLeft(done)) return done
  }
  return E.right(undefined)
}
