/**
 * Erasing a contact from every segment: one that is being logged is logged to its end, so that the
 * contact is in its interactions only; from one that is open everything else is copied.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  type ContactId,
  type FinishFailure,
  finishLogging,
  type KeyMissing,
  type NewerEvent,
  type ReadFailure,
  type ReplaceFailure,
  replaceWorksheet,
  type SegmentNo,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { NotAuthorized } from '../command/policy.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { segmentsNaming } from './segments-naming.js'

/**
 * The contact is on hold: its lines are kept.
 *
 * @category errors
 * @since 0.1.0
 */
export interface SegmentLinesOnHold {
  readonly type: 'SegmentLinesOnHold'
  readonly segmentNo: SegmentNo
}

/**
 * A segment that still holds the contact, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface KeptLines<Own> {
  readonly segmentNo: string
  readonly problem:
    | SegmentLinesOnHold
    | ReplaceFailure
    | FinishFailure
    | KeyMissing
    | ReadFailure
    | NewerEvent
    | NotAuthorized
    | Own
}

export interface FromSegments<Own> {
  /** How many worksheets were replaced. */
  readonly replaced: number
  /** How many loggings were finished. */
  readonly finished: number
  readonly kept: readonly KeptLines<Own>[]
}

export const erasedFromSegments = async <Own>(
  engine: Engine<Own>,
  contactId: ContactId,
  actor: ActorId,
  guard: CommandGuard<Own>,
): Promise<E.Either<QueryFailure | ReadFailure | NewerEvent, FromSegments<Own>>> => {
  const { session, ownWrites, holds } = engine
  const found = await segmentsNaming(engine, contactId)
  if (E.isLeft(found)) return found
  const { lines } = found.right
  const loggings = found.right.loggings.filter(({ worksheetId }) => lines.has(worksheetId))
  const naming = found.right.open.filter(({ worksheetId }) => lines.has(worksheetId))
  const kept: KeptLines<Own>[] = []
  const keep = (segmentNo: SegmentNo, problem: KeptLines<Own>['problem']) =>
    void kept.push({ segmentNo, problem })
  const hold = lines.size === 0 ? E.right(null) : await holds(null, [contactId])()
  if (E.isLeft(hold) || hold.right !== null) {
    for (const { no } of [...loggings, ...naming])
      keep(no, E.isLeft(hold) ? hold.left : { type: 'SegmentLinesOnHold', segmentNo: no })
    return E.right({ replaced: 0, finished: 0, kept })
  }
  let finished = 0
  for (const { no, run } of loggings) {
    const logged = await finishLogging(session)(no, actor, undefined, run)()
    if (E.isLeft(logged)) keep(no, logged.left)
    else {
      ownWrites.note('interaction', logged.right.position)
      finished++
    }
  }
  let replaced = 0
  // Of those that were replaced before, something may have been left behind.
  for (const { no } of found.right.open.filter((one) => one.isReplaced || naming.includes(one))) {
    const done = await replaceWorksheet(session)(no, contactId, actor)(guard)()
    if (E.isLeft(done)) keep(no, done.left)
    else replaced += done.right
  }
  return E.right({ replaced, finished, kept })
}
