/**
 * The segments that hold a contact in a worksheet that is not erased.
 *
 * @since 0.1.0
 */
import {
  type ContactId,
  type NewerEvent,
  type ReadFailure,
  traceContact,
  type TracedLine,
  type Uuid,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import type { OpenSegment } from '@interaction-log/projection-segment-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { everyRow } from '../read/every-row.js'
import type { OpenLogging } from '../views/open-loggings.js'

export interface SegmentsNaming {
  readonly open: readonly OpenSegment[]
  readonly loggings: readonly OpenLogging[]
  /** By worksheet. */
  readonly lines: ReadonlyMap<Uuid, readonly TracedLine[]>
}

/** Of a logging that was interrupted, where its worksheet began is not known. */
const beginOf = (open: readonly OpenSegment[], loggings: readonly OpenLogging[]): bigint =>
  loggings.length > 0
    ? 0n
    : open.reduce((first, { openedPosition }) => {
        const position = BigInt(openedPosition)
        return first === 0n || position < first ? position : first
      }, 0n)

export const segmentsNaming = async <Own>(
  { session, views: { openSegments, openLoggings } }: Engine<Own>,
  contactId: ContactId,
): Promise<E.Either<QueryFailure | ReadFailure | NewerEvent, SegmentsNaming>> => {
  const open = await everyRow(openSegments, ['no'])
  if (E.isLeft(open)) return open
  const loggings = await everyRow(openLoggings, ['no'])
  if (E.isLeft(loggings)) return loggings
  const found = { open: open.right, loggings: loggings.right }
  if (found.open.length + found.loggings.length === 0)
    return E.right({ ...found, lines: new Map() })
  const after = beginOf(found.open, found.loggings)
  const lines = await traceContact(session, after)(contactId)()
  return E.isLeft(lines) ? lines : E.right({ ...found, lines: lines.right })
}
