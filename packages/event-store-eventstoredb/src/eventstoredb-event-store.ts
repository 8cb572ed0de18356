/**
 * The event store on EventStoreDB: one stream an interaction, on one node or a cluster.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { connected, type EventStoreDbOptions } from './connected.js'
import type { ConnectionStringInvalid } from './connecting/connection-string-invalid.js'

/**
 * The event store at this address. Nothing is connected before it is asked something. Left only if the
 * connection string is none; its text does not repeat the string.
 *
 * @example
 * import { eventStoreDbEventStore } from '@interaction-log/event-store-eventstoredb'
 * import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
 * import { openInteractionLog } from '@interaction-log/interaction-log'
 *
 * const { connectionString, stop } = await startEventStoreDb()
 * const store = eventStoreDbEventStore({ connectionString, prefix: 'sales:' })
 * assert.ok(store._tag === 'Right')
 *
 * const opened = await openInteractionLog({ store: store.right, actor: 'u-17', currency: 'EUR' })
 * assert.ok(opened.type === 'Opened')
 * const defined = await opened.log.defineGroup({ code: 'PHONE', description: 'Phone calls' })
 * assert.deepStrictEqual(defined, { type: 'Changed', repeated: false })
 *
 * await opened.log.close()
 * await store.right.close()()
 * await stop()
 *
 * @category constructors
 * @since 0.1.0
 */
export const eventStoreDbEventStore = (
  options: EventStoreDbOptions,
): E.Either<ConnectionStringInvalid, EventStore> =>
  E.map(({ store }: { readonly store: EventStore }) => store)(connected(options))
