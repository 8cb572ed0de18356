/**
 * Whether a checkpoint belongs to the log at hand. If the log is another one, or a backup that ends
 * before the checkpoint, going on would pass for caught up with rows of events that never happened.
 *
 * @since 0.1.0
 */
import { erasedBy, type EventStore, type ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Checkpoint } from '../view-store/checkpoint.js'

/**
 * The view had come further than this log, or along another one: it is rebuilt.
 *
 * @category model
 * @since 0.1.0
 */
export interface LogRewound {
  readonly type: 'LogRewound'
  /** Where the view had been. */
  readonly position: bigint
  readonly because: 'the log ends before it' | 'another event stands there'
}

/**
 * @category constructors
 * @since 0.1.0
 */
export const verifyCheckpoint = async (
  store: EventStore,
  { log, position, originalPosition, eventId, stream, version }: Checkpoint,
): Promise<E.Either<ReadFailure, LogRewound | undefined>> => {
  const rewound = (because: LogRewound['because']) =>
    E.right<ReadFailure, LogRewound>({ type: 'LogRewound', position, because })

  const head = await store.head()()
  if (E.isLeft(head)) return head
  if (position > head.right) return rewound('the log ends before it')

  const found = await store.eventAt(position)()
  if (E.isLeft(found)) return found
  if (found.right !== undefined)
    return found.right.log === log && found.right.id === eventId
      ? E.right(undefined)
      : rewound('another event stands there')

  const history = await store.readStream(stream)()
  if (E.isLeft(history)) return history
  const last = history.right.events.at(-1)
  const isErased =
    last?.log === log &&
    erasedBy(last)?.some(
      (erased) => erased.version === version && erased.position === String(originalPosition),
    )
  return isErased === true ? E.right(undefined) : rewound('another event stands there')
}
