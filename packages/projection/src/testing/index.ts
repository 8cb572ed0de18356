/**
 * @since 0.1.0
 */
export * from './projection-specification.js'
