/**
 * @since 0.1.0
 */
export * from './canceled-entries.js'
export * from './contact-log.js'
export * from './last-entries.js'
export * from './queries.js'
export * from './selected-entries.js'
