/**
 * A store of your own joins the contract: say how it is made, opened again and damaged. This one
 * sends an append as one message of at most 1 MiB, as some servers demand; the server is a memory.
 *
 * Run it: pnpm example examples/your-own-event-store.ts
 */
import { type EncodedEvent, encodeAppend, type EventStore } from '@interaction-log/core'
import { eventStoreContract, type Subject } from '@interaction-log/core/testing'
import { emptyMemory, type Memory, memoryEventStore } from '@interaction-log/event-store-memory'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

const messageOf = ({ event: { log, id, type, nonce }, data, metadata }: EncodedEvent): string =>
  `${JSON.stringify({ log, id, type, nonce })},${data},${metadata}`

const yourOwnEventStore = (memory: Memory): EventStore => {
  const server = memoryEventStore(memory)
  return {
    ...server,
    appendToStream: (stream, expectedVersion, events) =>
      pipe(
        TE.fromEither(encodeAppend(stream, events)),
        TE.filterOrElseW(
          (encoded) => Buffer.byteLength(encoded.map(messageOf).join()) <= 1_048_576,
          () => ({ type: 'StoreUnavailable', because: 'a message of more than 1 MiB' }) as const,
        ),
        TE.flatMap(() => server.appendToStream(stream, expectedVersion, events)),
      ),
  }
}

export const yourSubject = (): Subject => {
  const memory = emptyMemory()
  let store = yourOwnEventStore(memory)
  return {
    store,
    reopen: async () => {
      await store.close()()
      return (store = yourOwnEventStore(memory))
    },
    damage: (stream, version) => {
      const lost = memory.streams.get(stream)?.splice(version - 1, 1, undefined)[0]
      if (lost !== undefined) memory.log[Number(lost.position) - 1] = undefined
      return Promise.resolve()
    },
  }
}

/** With a test runner: `it.each(eventStoreContract)('$rule', ({ holds }) => holds(yourSubject()))` */
const main = async () => {
  for (const { rule, holds } of eventStoreContract) {
    const outcome = await holds(yourSubject()).then(
      () => 'holds',
      (error: unknown) => `BROKEN (${String(error)})`,
    )
    console.log(`${outcome}: ${rule}`)
  }
}

if (require.main === module) void main()
