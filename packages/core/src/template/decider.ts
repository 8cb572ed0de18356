/**
 * The template decider. A code never changes and is never reused; nothing recorded ever changes with
 * its template.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import { isSameValue } from '../event/canonical-text.js'
import type { GroupState } from '../group/state.js'
import { match } from '../match.js'
import type { GroupCode, TemplateCode } from '../values/code.js'
import type { TemplateCommand } from './command.js'
import type { TemplateEvent, TemplateFields } from './event.js'
import { newTemplate, revisedTemplate } from './fields.js'
import { evolveTemplate, initialTemplate, type TemplateState } from './state.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateRejection =
  | ({ readonly type: 'TemplateCodeTaken' } & OfTemplate)
  | ({ readonly type: 'TemplateNotFound' } & OfTemplate)
  | ({ readonly type: 'TemplateRetired' } & OfTemplate)
  | ({ readonly type: 'GroupNotFound' } & OfGroup)
  | ({ readonly type: 'GroupRetired' } & OfGroup)
  | { readonly type: 'DefaultLanguageUnknown'; readonly field: 'defaultLanguage' }
  | { readonly type: 'LanguageTwice'; readonly field: 'languages' }

interface OfTemplate {
  readonly field: 'code'
  readonly templateCode: TemplateCode
}

interface OfGroup {
  readonly field: 'groupCode'
  readonly groupCode: GroupCode
}

type Decision = E.Either<TemplateRejection, readonly TemplateEvent[]>
type Of<Type extends TemplateCommand['type']> = Extract<TemplateCommand, { readonly type: Type }>

const accept = (...events: readonly TemplateEvent[]): Decision => E.right(events)

const reject = (
  type: 'TemplateCodeTaken' | 'TemplateNotFound' | 'TemplateRetired',
  { request: { code } }: TemplateCommand,
): Decision => E.left({ type, field: 'code', templateCode: code })

/** The group must be there when a template is put into it; later it may be retired. */
const refusalOf = (
  fields: TemplateFields,
  group: GroupState | undefined,
): TemplateRejection | undefined => {
  const { groupCode, languages, defaultLanguage } = fields
  if (group?.type === 'NotDefined') return { type: 'GroupNotFound', field: 'groupCode', groupCode }
  if (group?.type === 'Retired') return { type: 'GroupRetired', field: 'groupCode', groupCode }
  const known = new Set(languages.map(({ language }) => language))
  if (known.size < languages.length) return { type: 'LanguageTwice', field: 'languages' }
  if (defaultLanguage !== null && !known.has(defaultLanguage))
    return { type: 'DefaultLanguageUnknown', field: 'defaultLanguage' }
  return undefined
}

const define = (command: Of<'DefineTemplate'>, state: TemplateState): Decision => {
  if (state.type !== 'NotDefined') return reject('TemplateCodeTaken', command)
  const data = newTemplate(command.request)
  const refusal = refusalOf(data, command.group)
  return refusal ? E.left(refusal) : accept({ type: 'InteractionTemplateDefined', data })
}

const revise = (command: Of<'ReviseTemplate'>, state: TemplateState): Decision => {
  if (state.type === 'NotDefined') return reject('TemplateNotFound', command)
  if (state.type === 'Retired') return reject('TemplateRetired', command)
  const data = revisedTemplate(state.fields, command.request)
  if (isSameValue(data, state.fields)) return accept()
  const moves = data.groupCode !== state.fields.groupCode
  const refusal = refusalOf(data, moves ? command.group : undefined)
  return refusal ? E.left(refusal) : accept({ type: 'InteractionTemplateRevised', data })
}

const retire = (command: Of<'RetireTemplate'>, state: TemplateState): Decision =>
  match(state, {
    NotDefined: () => reject('TemplateNotFound', command),
    Defined: () => accept({ type: 'InteractionTemplateRetired', data: {} }),
    Retired: () => accept(),
  })

const restore = (command: Of<'RestoreTemplate'>, state: TemplateState): Decision =>
  match(state, {
    NotDefined: () => reject('TemplateNotFound', command),
    Defined: () => accept(),
    Retired: () => accept({ type: 'InteractionTemplateRestored', data: {} }),
  })

/**
 * Defined, revised, retired, restored.
 *
 * @example
 * import { templateDecider, TemplateCodeRequest } from '@interaction-log/core'
 * import { sample, specification } from '@interaction-log/core/testing'
 *
 * const request = sample(TemplateCodeRequest, { code: 'ONSITE' })
 * const given = specification(templateDecider)
 *
 * given()
 *   .when({ type: 'RetireTemplate', request })
 *   .thenRejected({ type: 'TemplateNotFound', field: 'code', templateCode: request.code })
 *
 * @category deciders
 * @since 0.1.0
 */
export const templateDecider: Decider<
  TemplateCommand,
  TemplateState,
  TemplateEvent,
  TemplateRejection
> = {
  initialState: initialTemplate,
  decide: (command, state) =>
    match(command, {
      DefineTemplate: (c) => define(c, state),
      ReviseTemplate: (c) => revise(c, state),
      RetireTemplate: (c) => retire(c, state),
      RestoreTemplate: (c) => restore(c, state),
    }),
  evolve: evolveTemplate,
}
