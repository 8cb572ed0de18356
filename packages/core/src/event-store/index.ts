/**
 * @since 0.1.0
 */
export * from './encode-append.js'
export * from './event-store.js'
export * from './failure.js'
export * from './stream-integrity.js'
