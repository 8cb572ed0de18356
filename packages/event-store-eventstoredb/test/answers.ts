/** What a store answers, for tests that expect it to succeed, or to fail. */
import type { EventStore, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

export const right = async <A>(asked: TaskEither<unknown, A>): Promise<A> => {
  const answer = await asked()
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right
}

export const left = async (asked: TaskEither<unknown, unknown>): Promise<unknown> => {
  const answer = await asked()
  if (E.isRight(answer)) throw new Error('this is no failure')
  return answer.left
}

export const everything = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const batch of store.readAll({ after: 0n })) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    events.push(...batch.right)
  }
  return events
}
