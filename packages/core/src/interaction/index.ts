/**
 * @since 0.1.0
 */
export * from './account.js'
export * from './automatic-request.js'
export * from './characteristics.js'
export * from './command.js'
export * from './decider.js'
export * from './event.js'
export {
  type Belonging,
  type DetachInteraction,
  type MoveInteraction,
  type ReassignInteraction,
} from './move.js'
export * from './moved.js'
export * from './recorded.js'
export { RecordRequest, recordRequestFields } from './record-request.js'
export * from './recording-facts.js'
export { type RecordingRefusal } from './resolve-recording.js'
export * from './source.js'
export { type InteractionState } from './state.js'
