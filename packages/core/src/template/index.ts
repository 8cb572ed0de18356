/**
 * @since 0.1.0
 */
export * from './command.js'
export * from './decider.js'
export {
  InteractionTemplateDefined,
  InteractionTemplateRestored,
  InteractionTemplateRetired,
  InteractionTemplateRevised,
  type TemplateEvent,
  templateEvents,
  type TemplateFields,
  templateFields,
  TemplateLanguage,
  templateStream,
} from './event.js'
export { type TemplateState } from './state.js'
