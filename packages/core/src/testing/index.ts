/**
 * @since 0.1.0
 */
export * from './broken/index.js'
export * from './contract/index.js'
export * from './sample-event.js'
export * from './sample-recorded-data.js'
export * from './sample.js'
export * from './sample-context.js'
export * from './specification.js'
