/**
 * @since 0.1.0
 */
export * from './contact-log.js'
export * from './last-entries.js'
