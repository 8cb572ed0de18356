/**
 * An EventStoreDB server in this process, for tests.
 *
 * @since 0.1.0
 */
export type { User } from './access/user.js'
export type { Credentials } from './connection-string.js'
export type { CallName, Fault } from './faults/fault.js'
export type { Faults } from './faults/faults.js'
export * from './start-event-store-db.js'
