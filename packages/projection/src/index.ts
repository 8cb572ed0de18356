/**
 * @since 0.1.0
 */
export * from './as-of/index.js'
export * from './define-projection.js'
export * from './failure.js'
export * from './log-entry/index.js'
export { ProjectionMistake } from './projection-mistake.js'
export * from './projection.js'
export * from './running/index.js'
export * from './view-store/index.js'
