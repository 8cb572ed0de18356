/**
 * @since 0.1.0
 */
export * from './contact-log.js'
export * from './entries-that-meet.js'
export * from './last-entries.js'
export * from './queries.js'
export * from './selected-entries.js'
