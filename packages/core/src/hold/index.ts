/**
 * @since 0.1.0
 */
export * from './decider.js'
export * from './event.js'
export * from './subject.js'
