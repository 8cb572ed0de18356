/**
 * @since 0.1.0
 */
export * from './command.js'
export * from './decider.js'
export * from './event.js'
export { type TemplateSetupState } from './state.js'
export { type TemplateUnfit } from './unfit-template.js'
