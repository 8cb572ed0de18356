/**
 * A copy of a worksheet, event by event, in which nothing names one contact any more. Each event keeps
 * who gave which command when, so that a repeated command is still known.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { randomNonce } from '../../event/nonce.js'
import type { NewEvent, StoredEvent } from '../../event/stored-event.js'
import { eventId } from '../../ids/derived-id.js'
import type { SegmentLine } from '../../segment/line.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { ContactId } from '../../values/opaque-id.js'
import type { Uuid } from '../../values/uuid.js'
import { appendSurely } from '../append-surely.js'
import type { CommandFailure } from '../handled.js'
import { newEvents } from '../new-events.js'
import type { CommandContext, LogSession } from '../session.js'
import { packed } from './pack-events.js'
import type { Trace } from './trace-contact.js'
import {
  decodedWorksheetEvent,
  worksheetEventsOf,
  type WorksheetPlace,
} from './worksheet-events.js'

export interface Copying {
  readonly session: LogSession
  /** Of this one copy: its command id names the events. */
  readonly context: CommandContext
  readonly from: WorksheetPlace
  /** What is copied is the worksheet as of this version. */
  readonly version: number
  readonly to: Uuid
  readonly contactId: ContactId
  readonly trace: Trace
}

/** A line that was given to another contact has had it from the beginning. */
const cleaned = ({ contactId, trace }: Copying, lines: readonly SegmentLine[]) =>
  lines.flatMap((line) => {
    const traced = trace.get(line.lineNo)
    const now = traced === undefined ? line : traced.now
    return now === undefined || now.contactId === contactId ? [] : [now]
  })

const copyOf = (copying: Copying, event: WorksheetEvent): WorksheetEvent | undefined => {
  switch (event.type) {
    case 'SegmentCreated':
    case 'SegmentDescribed':
    case 'SegmentLinesRemoved':
      return event
    case 'SegmentLinesAdded':
      return { ...event, data: { lines: cleaned(copying, event.data.lines) } }
    case 'SegmentLinesRevised':
      return { ...event, data: { lines: cleaned(copying, event.data.lines) } }
    case 'SegmentLinesResolved':
    case 'SegmentWorksheetClosed':
      return undefined
  }
}

const highestIn = (event: WorksheetEvent): number => {
  const numbers =
    event.type === 'SegmentLinesAdded'
      ? event.data.lines.map(({ lineNo }) => lineNo)
      : event.type === 'SegmentLinesRemoved'
        ? event.data.lineNos
        : []
  return numbers.reduce((highest, lineNo) => Math.max(highest, lineNo), 0)
}

type Copied = E.Either<CommandFailure, readonly [StoredEvent['metadata'], WorksheetEvent]>

/** The events of the copy; a failure is the last item. */
const copies = async function* (copying: Copying): AsyncGenerator<Copied> {
  const { session, context, from, version } = copying
  let highest = 0
  let copiedHighest = 0
  for await (const read of worksheetEventsOf(session.store, from)) {
    const decoded = E.chainW(decodedWorksheetEvent)(read)
    if (E.isLeft(decoded)) {
      yield decoded
      return
    }
    if (decoded.right.version > version) break
    const { event, metadata } = decoded.right
    const copy = copyOf(copying, event)
    highest = Math.max(highest, highestIn(event))
    if (copy === undefined) continue
    copiedHighest = Math.max(copiedHighest, highestIn(copy))
    yield E.right([metadata, copy])
  }
  if (highest <= copiedHighest) return
  // No number is used again: the copy must know of the highest.
  const removed = { type: 'SegmentLinesRemoved' as const, data: { lineNos: [highest] } }
  const [{ metadata }] = newEvents(session, worksheetStream(copying.to), context, [removed])
  yield E.right([metadata, removed])
}

/** Fails with `VersionConflict` if somebody else has begun or closed that worksheet. */
export const copyWorksheet = async (copying: Copying): Promise<E.Either<CommandFailure, void>> => {
  const { session, context, to } = copying
  const stream = worksheetStream(to)
  let version = 0
  for await (const pack of packed(copies(copying))) {
    if (E.isLeft(pack)) return pack
    const newEvent = (
      [metadata, { type, data }]: (typeof pack.right)[number],
      index: number,
    ): NewEvent => ({
      log: session.log,
      id: eventId(context.commandId, stream, version + index),
      type,
      data,
      metadata,
      nonce: randomNonce(),
    })
    const [first, ...rest] = pack.right.map(newEvent)
    if (first === undefined) continue
    const appended = await appendSurely(session.store, stream, version, [first, ...rest])
    if (E.isLeft(appended)) return appended
    version = appended.right.version
  }
  return E.right(undefined)
}
