/**
 * @since 0.1.0
 */
export type { ConnectionStringInvalid } from './connecting/connection-string-invalid.js'
export type { Copied, CopyFailure } from './copying/copied.js'
export * from './copying/copy-log.js'
export type { EventStoreDbOptions } from './connected.js'
export * from './eventstoredb-event-store.js'
export * from './scavenge.js'
