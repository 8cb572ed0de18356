/**
 * @since 0.1.0
 */
export * from './event.js'
export * from './decider.js'
