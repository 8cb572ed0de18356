/**
 * Mistakes about closing, and about throwing.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventStore } from '../../event-store/event-store.js'
import { mistake } from './mistake.js'

async function* quietly(batches: ReturnType<EventStore['readAll']>) {
  for await (const batch of batches) if (E.isRight(batch)) yield batch
}

/** @since 0.1.0 */
export const closing = [
  mistake('stays open when it is closed', () => () => ({ close: () => TE.right(undefined) })),
  mistake('cannot be closed again', () => (store) => {
    let closed = false
    return {
      close: () =>
        closed
          ? TE.left({ type: 'StoreUnavailable', because: 'the store is closed' })
          : pipe(
              store.close(),
              TE.tapIO(() => () => (closed = true)),
            ),
    }
  }),
  mistake('ends a reading quietly when it is closed', () => (store) => ({
    readAll: (range) => quietly(store.readAll(range)),
  })),
  mistake('throws a conflict', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      pipe(
        store.appendToStream(stream, expected, events),
        TE.tapError((failure) => {
          if (failure.type === 'VersionConflict') throw new Error(failure.type)
          return TE.right(undefined)
        }),
      ),
  })),
  mistake('throws at a position of more than 64 bits', () => (store) => ({
    eventAt: (position) => {
      if (BigInt.asIntN(64, position) !== position) throw new RangeError('too large')
      return store.eventAt(position)
    },
  })),
]
