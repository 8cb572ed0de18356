/**
 * @since 0.1.0
 */
export * from './code.js'
export * from './instant.js'
export * from './local-date.js'
export * from './money.js'
export * from './opaque-id.js'
export * from './text.js'
export * from './uuid.js'
