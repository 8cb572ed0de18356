/** The contract of the port, on the server at `EVENTSTOREDB_URL` or on one in this process. */
import type { EventStore } from '@interaction-log/core'
import { eventStoreContract, type Subject } from '@interaction-log/core/testing'
import { scavenge } from '@interaction-log/event-store-eventstoredb'
import { type AnyServer, anyServer, openStore, ownPrefix, patience } from './any-server.js'
import { losingProxy, type LosingProxy } from './losing-proxy.js'

jest.setTimeout(2 * patience)

let server: AnyServer
let proxy: LosingProxy

beforeAll(async () => {
  server = await anyServer()
  proxy = await losingProxy(server.connectionString)
})
afterAll(async () => {
  proxy.stop()
  await server.stop()
})

/** The servers scavenge before each look, as a job would have them do. */
const scavenged = (store: EventStore): EventStore => ({
  ...store,
  finishErasure: () => async () => {
    const report = await store.finishErasure()()
    if (report._tag === 'Left' || report.right.type === 'Gone') return report
    await scavenge(server.connectionString)()
    return store.finishErasure()()
  },
})

const subject = (): Subject => {
  const prefix = ownPrefix()
  let from = server.connectionString
  const open = () => scavenged(openStore({ connectionString: from, prefix }))
  let store = open()
  return {
    patience,
    store: {
      appendToStream: (...append) => store.appendToStream(...append),
      readStream: (stream) => store.readStream(stream),
      readAll: (range) => store.readAll(range),
      subscribeToAll: (range) => store.subscribeToAll(range),
      eventAt: (position) => store.eventAt(position),
      head: () => store.head(),
      eraseStream: (...erasure) => store.eraseStream(...erasure),
      finishErasure: () => store.finishErasure(),
      close: () => () => store.close()(),
    },
    reopen: async () => {
      await store.close()()
      return open()
    },
    damage: async (stream, version) => {
      proxy.lose(prefix + stream, version - 1)
      from = proxy.connectionString
      await store.close()()
      store = open()
    },
  }
}

describe('the event store on EventStoreDB', () => {
  it.each(eventStoreContract)('$rule', async ({ holds }) => {
    await holds(subject())
  })
})
