/**
 * @since 0.1.0
 */
export * from './derived-id.js'
export * from './keyed-id.js'
