/**
 * Which template stands for which kind now.
 *
 * @since 0.1.0
 */
import { match } from '../match.js'
import type { TemplateCode } from '../values/code.js'
import type { AutomaticKind, TemplateSetupEvent } from './event.js'

/**
 * The kinds that are mapped, each with its template.
 *
 * @category model
 * @since 0.1.0
 */
export interface TemplateSetupState {
  readonly type: 'TemplateSetup'
  readonly templates: ReadonlyMap<AutomaticKind, TemplateCode>
}

export const initialTemplateSetup: TemplateSetupState = {
  type: 'TemplateSetup',
  templates: new Map(),
}

export const evolveTemplateSetup = (
  state: TemplateSetupState,
  event: TemplateSetupEvent,
): TemplateSetupState => {
  const templates = new Map(state.templates)
  match<TemplateSetupEvent, unknown>(event, {
    DocumentKindMapped: ({ data }) => templates.set(data.kind, data.templateCode),
    DocumentKindUnmapped: ({ data }) => templates.delete(data.kind),
  })
  return { ...state, templates }
}
