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
 * The event store at this address. Nothing is connected before it is asked something.
 *
 * @category constructors
 * @since 0.1.0
 */
export const eventStoreDbEventStore = (
  options: EventStoreDbOptions,
): E.Either<ConnectionStringInvalid, EventStore> =>
  E.map(({ store }: { readonly store: EventStore }) => store)(connected(options))
