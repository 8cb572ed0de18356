/**
 * @since 0.1.0
 */
export * from './logged-segments.js'
export * from './open-segments.js'
export * from './segment-log.js'
