/**
 * @since 0.1.0
 */
export type { OpenFailure } from '@interaction-log/sqlite'
export * from './sqlite-event-store.js'
