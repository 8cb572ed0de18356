/**
 * @since 0.1.0
 */
export * from './change-group.js'
export * from './change-interaction.js'
export * from './change-template.js'
export * from './command-id.js'
export { type Guard } from './guard.js'
export * from './handle-command.js'
export * from './handled.js'
export { decodeInput, type InputRefusal } from './input-refusal.js'
export * from './open-log.js'
export * from './purge-batch.js'
export * from './purge-interaction.js'
export { type Aggregate, type NewerEvent } from './read-state.js'
export * from './record-interaction.js'
export { type Directories } from './gather-facts.js'
export * from './template-lookup.js'
export * from './session.js'
