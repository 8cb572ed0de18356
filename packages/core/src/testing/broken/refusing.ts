/**
 * Mistakes about what a store takes.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { JsonObject } from '../../event/json.js'
import { mistake } from './mistake.js'

const throughJson = (value: JsonObject): JsonObject =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)),
  ) as JsonObject

/** @since 0.1.0 */
export const refusing = [
  mistake('takes an append without events', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      (events as readonly unknown[]).length === 0
        ? TE.right({ version: expected, position: 0n })
        : store.appendToStream(stream, expected, events),
  })),
  mistake('lets JSON tidy up what it stores', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      store.appendToStream(
        stream,
        expected,
        RNEA.map(({ data, metadata, ...event }: (typeof events)[0]) => ({
          ...event,
          data: typeof data === 'object' ? throughJson(data) : data,
          metadata: typeof metadata === 'object' ? throughJson(metadata) : metadata,
        }))(events),
      ),
  })),
  mistake('stores an empty object in place of nothing', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      store.appendToStream(
        stream,
        expected,
        RNEA.map((event: (typeof events)[0]) => ({
          ...event,
          data: Object(event.data) as JsonObject,
        }))(events),
      ),
  })),
  mistake('writes only the beginning of an append that is too large', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      pipe(
        store.appendToStream(stream, expected, events),
        TE.orElse((failure) =>
          failure.type === 'EventTooLarge'
            ? store.appendToStream(stream, expected, [events[0]])
            : TE.left(failure),
        ),
      ),
  })),
  mistake('takes half of what every store takes', () => (store) => ({
    appendToStream: (stream, expected, events) => {
      const bytes = JSON.stringify(events.map(({ data }) => data)).length
      const limit = 450_000
      return bytes > limit
        ? TE.left({ type: 'EventTooLarge', stream, bytes, limit })
        : store.appendToStream(stream, expected, events)
    },
  })),
]
