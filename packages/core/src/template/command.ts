/**
 * What can be asked of an interaction template.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { GroupState } from '../group/state.js'
import { GroupCode, TemplateCode } from '../values/code.js'
import { characteristics, templateFields } from './event.js'

/**
 * A new template. What is left out: no cost, no minutes, no direction, channel `other`,
 * correspondence `email` as in Business Central, no campaign, no languages.
 *
 * @category codecs
 * @since 0.1.0
 */
export const DefineTemplateRequest = t.readonly(
  t.intersection([
    t.strict({ code: TemplateCode, groupCode: GroupCode }),
    t.exact(t.partial(characteristics)),
  ]),
)
/** @since 0.1.0 */
export type DefineTemplateRequest = t.TypeOf<typeof DefineTemplateRequest>

/**
 * Changes of a template; what is left out stays.
 *
 * @category codecs
 * @since 0.1.0
 */
export const ReviseTemplateRequest = t.readonly(
  t.intersection([
    t.strict({ code: TemplateCode }),
    t.exact(t.partial({ groupCode: GroupCode, ...characteristics })),
  ]),
)
/** @since 0.1.0 */
export type ReviseTemplateRequest = t.TypeOf<typeof ReviseTemplateRequest>

/**
 * @category codecs
 * @since 0.1.0
 */
export const TemplateCodeRequest = t.readonly(t.strict({ code: TemplateCode }))
/** @since 0.1.0 */
export type TemplateCodeRequest = t.TypeOf<typeof TemplateCodeRequest>

/**
 * All fields that a template request may have.
 *
 * @category model
 * @since 0.1.0
 */
export const templateRequestFields: readonly string[] = ['code', ...Object.keys(templateFields)]

/**
 * @category model
 * @since 0.1.0
 */
export type TemplateCommand =
  | {
      readonly type: 'DefineTemplate'
      readonly request: DefineTemplateRequest
      readonly group: GroupState
    }
  | {
      readonly type: 'ReviseTemplate'
      readonly request: ReviseTemplateRequest
      /** State of the group that the request names; ignored if it names none. */
      readonly group: GroupState
    }
  | { readonly type: 'RetireTemplate'; readonly request: TemplateCodeRequest }
  | { readonly type: 'RestoreTemplate'; readonly request: TemplateCodeRequest }
