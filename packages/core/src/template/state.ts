/**
 * What is true of a template now, as recording and its own decider need it.
 *
 * @since 0.1.0
 */
import { match } from '../match.js'
import type { TemplateEvent, TemplateFields } from './event.js'

/**
 * @category model
 * @since 0.1.0
 */
export type TemplateState =
  | { readonly type: 'NotDefined' }
  | { readonly type: 'Defined'; readonly fields: TemplateFields }
  | { readonly type: 'Retired'; readonly fields: TemplateFields }

export const initialTemplate: TemplateState = { type: 'NotDefined' }

export const evolveTemplate = (state: TemplateState, event: TemplateEvent): TemplateState =>
  match<TemplateEvent, TemplateState>(event, {
    InteractionTemplateDefined: ({ data }) => ({ type: 'Defined', fields: data }),
    InteractionTemplateRevised: ({ data }) => ({ type: 'Defined', fields: data }),
    InteractionTemplateRetired: () =>
      state.type === 'NotDefined' ? state : { type: 'Retired', fields: state.fields },
    InteractionTemplateRestored: () =>
      state.type === 'NotDefined' ? state : { type: 'Defined', fields: state.fields },
  })
