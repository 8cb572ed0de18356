/**
 * @since 0.1.0
 */
export * from './broken/index.js'
export * from './contract/index.js'
export * from './projection-specification.js'
export * from './sample-envelope.js'
export * from './sample-interaction.js'
