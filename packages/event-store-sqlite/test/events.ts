/** Events for tests: a store knows no more of an event than its envelope. */
import { randomUUID } from 'node:crypto'
import {
  type Committed,
  commitmentOf,
  type EventStore,
  type NewEvent,
  randomNonce,
  type StreamName,
  Uuid,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

const log = sample(Uuid, '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab')

export const noted = (text: string): NewEvent => ({
  log,
  id: sample(Uuid, randomUUID()),
  type: 'Noted',
  data: { text },
  metadata: { actor: `actor of ${text}` },
  nonce: randomNonce(),
})

export const notes = (
  ...texts: readonly [string, ...string[]]
): ReadonlyNonEmptyArray<NewEvent> => [noted(texts[0]), ...texts.slice(1).map(noted)]

/** The result of `task`, in a test that holds that there is one. */
export const right = async <A>(task: TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

/** The event that erases everything that `stream` holds. */
export const forgotten = async (store: EventStore, stream: StreamName): Promise<NewEvent> => {
  const { events } = await right(store.readStream(stream))
  const erased = events.map((event) => ({
    version: event.version,
    type: event.type,
    position: event.position.toString(),
    commitment: commitmentOf(event satisfies Committed),
  }))
  return { ...noted(''), type: 'Forgotten', data: { erased } }
}
