/**
 * @since 0.1.0
 */
export * from './log-entry.js'
export * from './project-log-entry.js'
export * from './title.js'
