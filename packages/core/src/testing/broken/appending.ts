/**
 * Mistakes about versions, conflicts and appends as one step.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventStore } from '../../event-store/event-store.js'
import type { AppendFailure, VersionConflict } from '../../event-store/failure.js'
import { everyEvent } from './altered.js'
import { mistake } from './mistake.js'

type Append = EventStore['appendToStream']

/** Appends in spite of some conflicts. */
const inSpiteOf =
  (store: EventStore, allowed: (conflict: VersionConflict) => boolean): Append =>
  (stream, expected, events) =>
    TE.orElse((failure: AppendFailure) =>
      failure.type === 'VersionConflict' && allowed(failure)
        ? store.appendToStream(stream, failure.actual, events)
        : TE.left(failure),
    )(store.appendToStream(stream, expected, events))

const oneByOne =
  (store: EventStore): Append =>
  (stream, expected, [first, ...others]) =>
    others.reduce(
      (appended, event) =>
        TE.flatMap(({ version }: { version: number }) =>
          store.appendToStream(stream, version, [event]),
        )(appended),
      store.appendToStream(stream, expected, [first]),
    )

/** @since 0.1.0 */
export const appending = [
  mistake('does not look at the expected version', () => (store) => ({
    appendToStream: inSpiteOf(store, () => true),
  })),
  mistake('takes the expected version for the least', () => (store) => ({
    appendToStream: inSpiteOf(store, ({ expected, actual }) => expected < actual && expected > 0),
  })),
  mistake('takes the expected version for the most', () => (store) => ({
    appendToStream: inSpiteOf(store, ({ expected, actual }) => expected > actual && actual > 0),
  })),
  mistake('takes no stream for any version', () => (store) => ({
    appendToStream: inSpiteOf(store, ({ expected }) => expected === 0),
  })),
  mistake('begins a stream at any version', () => (store) => ({
    appendToStream: inSpiteOf(store, ({ actual }) => actual === 0),
  })),
  mistake('writes first and finds the conflict later', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      pipe(
        store.appendToStream(stream, expected, events),
        TE.orElseFirst((failure) =>
          failure.type === 'VersionConflict'
            ? store.appendToStream(stream, failure.actual, events)
            : TE.left(failure),
        ),
      ),
  })),
  mistake('checks the version before and not while writing', () => (store) => ({
    appendToStream: (stream, expected, events) => async () => {
      const checked = await store.appendToStream(stream, expected + 1, events)()
      const isExpected =
        checked._tag === 'Left' &&
        checked.left.type === 'VersionConflict' &&
        checked.left.actual === expected
      return isExpected
        ? inSpiteOf(store, () => true)(stream, expected, events)()
        : store.appendToStream(stream, expected, events)()
    },
  })),
  mistake('is busy while an append is under way', () => {
    let busy = false
    return (store) => ({
      appendToStream: (stream, expected, events) => async () => {
        if (busy) return { _tag: 'Left', left: { type: 'StoreUnavailable', because: 'busy' } }
        busy = true
        const answer = await store.appendToStream(stream, expected, events)()
        busy = false
        return answer
      },
    })
  }),
  mistake('appends the events of one append one by one', () => (store) => ({
    appendToStream: oneByOne(store),
  })),
  mistake('appends the last event first', () => (store) => ({
    appendToStream: (stream, expected, [first, ...others]) => {
      const [last, ...before] = [first, ...others].reverse()
      return store.appendToStream(stream, expected, [last ?? first, ...before])
    },
  })),
  mistake('answers an append with its first event', () => (store) => ({
    appendToStream: (stream, expected, events) =>
      pipe(
        store.appendToStream(stream, expected, events),
        TE.map(({ position }) => ({
          version: expected + 1,
          position: position - BigInt(events.length - 1),
        })),
      ),
  })),
  mistake(
    'counts versions from 0',
    () => (store) => everyEvent(store, (event) => ({ ...event, version: event.version - 1 })),
  ),
  mistake('takes a stream that is not there for damaged', () => (store) => ({
    readStream: (stream) =>
      pipe(
        store.readStream(stream),
        TE.filterOrElseW(
          ({ version }) => version > 0,
          () => ({ type: 'StreamDamaged' as const, stream, version: 1 }),
        ),
      ),
  })),
]
