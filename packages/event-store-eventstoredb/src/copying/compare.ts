/**
 * Two stores event by event, in one pass of each: is one a copy of the other, and how far does it go?
 *
 * @since 0.1.0
 */
import {
  commitmentOf,
  erasedBy,
  type EventStore,
  originalPosition,
  type ReadFailure,
  type StoredEvent,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { CopyFailure } from './copied.js'
import { pull } from './pull.js'

export interface Compared {
  /** The first event that the copy does not have, if there is one. */
  readonly missing: StoredEvent | undefined
  /** The last event that the copy has. */
  readonly last: StoredEvent | undefined
  /** How many the copy has. */
  readonly copied: number
  /** How many there are. */
  readonly of: number
}

/** Whether it is purged, although one of the stores still hands it out. */
const isErased = async (
  source: EventStore,
  event: StoredEvent,
): Promise<E.Either<ReadFailure, boolean>> => {
  const read = await source.readStream(event.stream)()
  if (E.isLeft(read)) return read
  const last = read.right.events.at(-1)
  const listed = (last && erasedBy(last))?.find(({ version }) => version === event.version)
  return E.right(
    listed?.commitment === commitmentOf(event) &&
      listed.position === String(originalPosition(event)),
  )
}

const differs = ({ stream, version }: StoredEvent) =>
  E.left<CopyFailure>({ type: 'CopyDiffers', stream, version })

/** The one of these two that comes first, where it is the other's turn. */
const alone = (
  ours: StoredEvent | undefined,
  theirs: StoredEvent | undefined,
): StoredEvent | undefined => {
  if (ours === undefined || theirs === undefined) return ours ?? theirs
  const [here, there] = [originalPosition(ours), originalPosition(theirs)]
  if (here === there) return undefined
  return here < there ? ours : theirs
}

/** With `upTo`, a position of the log's own: up to there; what comes behind it is somebody else's. */
export const compare = async (
  source: EventStore,
  target: EventStore,
  upTo?: bigint,
): Promise<E.Either<CopyFailure, Compared>> => {
  const isWanted = (position: bigint) => upTo === undefined || position <= upTo
  const log = pull(source, (event) => isWanted(originalPosition(event)))
  const copy = pull(target, ({ origin = 0n }) => isWanted(origin))
  let [copied, of] = [0, 0]
  let [last, missing]: (StoredEvent | undefined)[] = []
  try {
    let [mine, yours] = [await log.next(), await copy.next()]
    for (;;) {
      if (E.isLeft(mine)) return mine
      if (E.isLeft(yours)) return yours
      const [ours, theirs] = [mine.right, yours.right]
      if (ours && theirs && ours.log !== theirs.log) return E.left({ type: 'OtherLog' })
      if (theirs && theirs.origin === undefined)
        return E.left({ type: 'CopyInUse', stream: theirs.stream, version: theirs.version })

      const single = alone(ours, theirs)
      if (single === undefined) {
        if (ours === undefined || theirs === undefined) break
        if (commitmentOf(ours) !== commitmentOf(theirs)) return differs(ours)
        last = ours
        copied++
        of++
      } else if (theirs === undefined) {
        missing ??= single
        of++
      } else {
        const erased = await isErased(source, single)
        if (E.isLeft(erased)) return erased
        if (!erased.right) return differs(single)
      }
      if (single !== theirs) mine = await log.next()
      if (single !== ours) yours = await copy.next()
    }
    return E.right({ missing, last, copied, of })
  } finally {
    await log.close()
    await copy.close()
  }
}
