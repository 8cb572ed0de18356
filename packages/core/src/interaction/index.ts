/**
 * @since 0.1.0
 */
export * from './characteristics.js'
export * from './event.js'
export * from './recorded.js'
export * from './source.js'
