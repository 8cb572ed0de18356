/**
 * Asking a store in a test: the answer, or a failed assertion.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { NewEvent, StoredEvent } from '../../event/stored-event.js'
import type { StreamName } from '../../event/stream-name.js'
import type { Appended, EventStore, ReadAll } from '../../event-store/event-store.js'
import type { StoreFailure } from '../../event-store/failure.js'
import { sampleEvent } from '../sample-event.js'

/** @since 0.1.0 */
export const right = <A>(answer: E.Either<StoreFailure, A>): A =>
  E.isRight(answer) ? answer.right : assert.fail(`the store answered ${answer.left.type}`)

/** @since 0.1.0 */
export const answered = async <A>(asked: TaskEither<StoreFailure, A>): Promise<A> =>
  right(await asked())

/** @since 0.1.0 */
export const refused = async (
  type: StoreFailure['type'],
  asked: TaskEither<StoreFailure, unknown>,
): Promise<StoreFailure> => {
  const answer = await asked()
  const failure = E.isLeft(answer) ? answer.left : assert.fail(`this is no ${type}`)
  assert.equal(failure.type, type)
  return failure
}

/** @since 0.1.0 */
export const several = (
  count: number,
  event: (index: number) => NewEvent = () => sampleEvent(),
): readonly [NewEvent, ...NewEvent[]] => [
  event(0),
  ...Array.from({ length: count - 1 }, (_, index) => event(index + 1)),
]

/** @since 0.1.0 */
export const append = (
  store: EventStore,
  stream: StreamName,
  expectedVersion: number,
  ...events: readonly [NewEvent, ...NewEvent[]]
): Promise<Appended> => answered(store.appendToStream(stream, expectedVersion, events))

/** @since 0.1.0 */
export const eventsOf = async (
  store: EventStore,
  stream: StreamName,
): Promise<readonly StoredEvent[]> => (await answered(store.readStream(stream))).events

/** @since 0.1.0 */
export const batchesOf = async (
  store: EventStore,
  range: Partial<ReadAll> = {},
): Promise<(readonly StoredEvent[])[]> => {
  const batches = []
  for await (const batch of store.readAll({ after: 0n, ...range })) batches.push(right(batch))
  return batches
}

/** @since 0.1.0 */
export const allOf = async (store: EventStore, range?: Partial<ReadAll>): Promise<StoredEvent[]> =>
  (await batchesOf(store, range)).flat()

/** @since 0.1.0 */
export const idsOf = (events: readonly NewEvent[]): string[] => events.map(({ id }) => id)
