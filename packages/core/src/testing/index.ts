/**
 * @since 0.1.0
 */
export * from './sample.js'
export * from './sample-context.js'
export * from './specification.js'
