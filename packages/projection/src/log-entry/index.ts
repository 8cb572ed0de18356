/**
 * @since 0.1.0
 */
export * from './entries-that-meet.js'
export * from './entry-filter.js'
export * from './log-entry-columns.js'
export * from './log-entry.js'
export * from './project-log-entry.js'
export * from './title.js'
