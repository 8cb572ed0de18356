/**
 * Mistakes about order, positions, categories and batches.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StoredEvent } from '../../event/stored-event.js'
import { categoryOf } from '../../event/stream-name.js'
import type { EventStore, ReadAll } from '../../event-store/event-store.js'
import { everyEvent, rebatched } from './altered.js'
import { type BrokenStore, mistake } from './mistake.js'

const misreading = (name: string, alter: (range: ReadAll) => ReadAll): BrokenStore =>
  mistake(name, () => (store) => ({
    readAll: (range) => store.readAll(alter(range)),
    subscribeToAll: (range) => store.subscribeToAll(alter(range)),
  }))

/** Reads everything and decides on its own what is of a category. */
const filtering = (
  name: string,
  isOf: (stream: string, category: string) => boolean,
): BrokenStore =>
  mistake(name, () => (store) => ({
    readAll: ({ categories, ...range }) =>
      rebatched(store.readAll(range), (events) =>
        events.filter(
          ({ stream }) => categories?.some((category) => isOf(stream, category)) !== false,
        ),
      ),
  }))

async function* untilFirstEmpty(store: EventStore, { categories, ...range }: ReadAll) {
  for await (const batch of store.readAll(range)) {
    const of = E.map((events: readonly StoredEvent[]) =>
      events.filter(({ stream }) => categories?.includes(categoryOf(stream)) !== false),
    )(batch)
    if (E.isRight(of) && of.right.length === 0) return
    yield of
  }
}

async function* firstBatch(batches: ReturnType<EventStore['readAll']>) {
  for await (const batch of batches) {
    yield batch
    return
  }
}

async function* byStream(batches: ReturnType<EventStore['readAll']>) {
  const events: StoredEvent[] = []
  for await (const batch of batches) {
    if (E.isLeft(batch)) yield batch
    else events.push(...batch.right)
  }
  if (events.length > 0)
    yield E.right(events.sort((one, other) => one.stream.localeCompare(other.stream)))
}

/** @since 0.1.0 */
export const reading = [
  misreading('reads at the given position, not behind it', ({ after, ...range }) => ({
    ...range,
    after: after - 1n,
  })),
  misreading('reads from the beginning, whatever the position', (range) => ({
    ...range,
    after: 0n,
  })),
  misreading('makes batches as large as it likes', ({ after, categories }) =>
    categories ? { after, categories } : { after },
  ),
  filtering('takes a category for the beginning of a name', (stream, category) =>
    stream.startsWith(category),
  ),
  filtering(
    'takes for the category what stands before the last hyphen',
    (stream, category) =>
      stream.startsWith(`${category}-`) && stream.lastIndexOf('-') === category.length,
  ),
  mistake('stops at a batch without events of the category', () => (store) => ({
    readAll: (range) => untilFirstEmpty(store, range),
  })),
  mistake('stops after the first batch', () => (store) => ({
    readAll: (range) => firstBatch(store.readAll(range)),
  })),
  mistake('reads one stream after the other', () => (store) => ({
    readAll: (range) => byStream(store.readAll(range)),
  })),
  mistake('reads no more than 1,000 events of a stream', () => (store) => ({
    readStream: (stream) =>
      pipe(
        store.readStream(stream),
        TE.map(({ version, events }) => ({ version, events: events.slice(0, 1000) })),
      ),
  })),
  mistake('answers an append with its version as the position', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      pipe(
        store.appendToStream(stream, expected, events),
        TE.map(({ version }) => ({ version, position: BigInt(version) })),
      ),
  })),
  mistake('counts positions anew when it is opened', () => {
    let last = 0n
    return (store) => {
      const before = last
      return {
        appendToStream: (stream, expected, events) =>
          pipe(
            store.appendToStream(stream, expected, events),
            TE.map(({ version, position }) => {
              last = position
              return { version, position: position - before }
            }),
          ),
      }
    }
  }),
  mistake('loses the last append when it is closed', () => {
    let last = 0n
    return (store) => {
      const lost = last
      return {
        ...everyEvent(store, (event) => (event.position === lost ? undefined : event)),
        appendToStream: (stream, expected, events) =>
          pipe(
            store.appendToStream(stream, expected, events),
            TE.tapIO(
              ({ position }) =>
                () =>
                  (last = position),
            ),
          ),
      }
    }
  }),
  mistake('finds the next event where there is none', () => (store) => ({
    eventAt: (position) => async () => {
      for await (const batch of store.readAll({ after: position - 1n, batchSize: 1 }))
        return E.map((events: readonly StoredEvent[]) => events[0])(batch)
      return E.right(undefined)
    },
  })),
  mistake('takes the next position for the head', () => (store) => ({
    head: () => TE.map((head: bigint) => head + 1n)(store.head()),
  })),
]
