/**
 * @since 0.1.0
 */
export type { ConnectionStringInvalid } from './connecting/connection-string-invalid.js'
export * from './eventstoredb-event-store.js'
export * from './scavenge.js'
