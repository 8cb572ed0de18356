/** A process that uses a store, closes it, and then has nothing more to do. */
import { eventStoreDbEventStore } from '@interaction-log/event-store-eventstoredb'
import { sampleEvent } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'

const live = async () => {
  const store = eventStoreDbEventStore({
    connectionString: String(process.env['EVENTSTOREDB_URL']),
    deadline: 1_000,
  })
  if (E.isLeft(store)) throw new Error(store.left.because)
  const { appendToStream, readStream, subscribeToAll, close } = store.right
  await appendToStream('note-1', 0, [sampleEvent()])()
  await readStream('note-1')()
  for await (const message of subscribeToAll({ after: 0n })) if (E.isRight(message)) break
  for await (const message of subscribeToAll({ after: 0n })) if (E.isRight(message)) await close()()
}

void live()
