/** One event on a new stream: by the adapter, by the client as the adapter asks it, at its fastest. */
import { right } from './outcome.js'
import { type Contender, contender, inRounds } from './contender.js'
import { append, appendInBatch, proposed } from './eventstoredb-client.js'
import type { Sides } from './eventstoredb.js'
import { type OneEvent, oneEvent } from './events.js'
import { atMost, print } from './figures.js'

type Append = (one: OneEvent) => Promise<unknown>

const appends = (name: string, count: number, calls: number, one: Append): Contender => {
  let events: readonly OneEvent[] = []
  return contender(name, {
    each: count,
    calls,
    call: () => Promise.all(events.map(one)),
    around: {
      beforeEach: () => {
        events = Array.from({ length: count }, oneEvent)
      },
    },
  })
}

export const appending = async ({ client, store, prefix }: Sides): Promise<void> => {
  const ways = (count: number, calls: number) =>
    [
      appends('client, a call each', count, calls, (one) =>
        append(client, prefix + one.stream, proposed(one)),
      ),
      appends('client, all in one call', count, calls, (one) =>
        appendInBatch(client, prefix + one.stream, proposed(one)),
      ),
      appends('adapter', count, calls, ({ stream, event }) =>
        right(store.appendToStream(stream, 0, [event])),
      ),
    ] as const

  const [client1, batch1, adapter1] = ways(1, 100)
  const [client64, batch64, adapter64] = ways(64, 10)
  await inRounds(21, client1, batch1, adapter1, client64, batch64, adapter64)
  print('Appends one by one', client1, batch1, adapter1)
  print('Appends, 64 in flight', client64, batch64, adapter64)
  atMost('appends one by one against the client', adapter1, client1, 1.15)
  atMost('appends, 64 in flight, against the client', adapter64, client64, 1.15)
}
