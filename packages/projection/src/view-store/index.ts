/**
 * @since 0.1.0
 */
export * from './checkpoint.js'
export * from './memory-view-store.js'
export * from './query.js'
export * from './view-store.js'
