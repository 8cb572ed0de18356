/**
 * @since 0.1.0
 */
export {
  type CommandFailure,
  type CommandRun,
  handleCommand,
  type Handled,
  type IdempotencyKeyReused,
} from './handle-command.js'
export { decodeInput, type InputRefusal } from './input-refusal.js'
export { type Aggregate, type NewerEvent } from './read-state.js'
export * from './record-interaction.js'
export * from './session.js'
