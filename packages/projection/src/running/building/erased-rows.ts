/**
 * The rows whose events are erased further on in the log. Who reads the log anew does not meet them any
 * more; who has read it before still shows them until he gets there. That is no difference.
 *
 * @since 0.1.0
 */
import {
  decodeEvent,
  erasedBy,
  type EventStore,
  type EventUndecodable,
  type ReadFailure,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Projection } from '../../projection.js'

/** As of the time of asking. */
export type ErasedRows = () => Promise<
  E.Either<ReadFailure | EventUndecodable, ReadonlySet<string>>
>

const batchSize = 1_000

export const erasedRows =
  <Row extends object, Event extends { readonly type: string }>(
    store: EventStore,
    { codecs, categories, rowId }: Pick<Projection<Row, Event>, 'codecs' | 'categories' | 'rowId'>,
  ) =>
  (after: bigint): ErasedRows => {
    const decode = decodeEvent(codecs)
    const ids = new Set<string>()
    let read = after
    return async () => {
      for await (const batch of store.readAll({ after: read, categories, batchSize })) {
        if (E.isLeft(batch)) return batch
        for (const event of batch.right) {
          read = event.position
          if (erasedBy(event) === undefined) continue
          const decoded = decode(event)
          if (E.isLeft(decoded)) return decoded
          const id = decoded.right && rowId(decoded.right)
          if (id !== undefined) ids.add(id)
        }
      }
      return E.right(ids)
    }
  }
