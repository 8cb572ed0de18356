/**
 * @since 0.1.0
 */
export * from './projection-specification.js'
export * from './sample-envelope.js'
export * from './sample-interaction.js'
