/**
 * What can have happened to an interaction template. Defined and Revised hold the whole new state.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import { type StreamName, streamName } from '../event/stream-name.js'
import {
  Channel,
  CorrespondenceType,
  InformationFlow,
  InitiatedBy,
} from '../interaction/characteristics.js'
import { message } from '../message.js'
import { GroupCode, type TemplateCode } from '../values/code.js'
import { Minutes, Money } from '../values/money.js'
import { nullable } from '../values/nullable.js'
import { OpaqueId } from '../values/opaque-id.js'
import { Line } from '../values/text.js'

/**
 * @example
 * import { type TemplateCode, templateStream } from '@interaction-log/core'
 *
 * assert.strictEqual(templateStream('ONSITE' as TemplateCode), 'interactionTemplate-ONSITE')
 *
 * @category constructors
 * @since 0.1.0
 */
export const templateStream = (code: TemplateCode): StreamName =>
  streamName('interactionTemplate', code)

/**
 * A variant of a template for one language.
 *
 * @category codecs
 * @since 0.1.0
 */
export const TemplateLanguage = t.readonly(
  t.strict({ language: OpaqueId, description: Line, attachmentId: nullable(OpaqueId) }),
)
/** @since 0.1.0 */
export type TemplateLanguage = t.TypeOf<typeof TemplateLanguage>

export const characteristics = {
  description: Line,
  cost: Money,
  durationMinutes: Minutes,
  informationFlow: InformationFlow,
  initiatedBy: InitiatedBy,
  channel: Channel,
  correspondenceType: CorrespondenceType,
  /** True: the template's correspondence type wins over the contact's preference. */
  ignoreContactCorrespondenceType: t.boolean,
  campaignNo: nullable(OpaqueId),
  campaignTarget: t.boolean,
  campaignResponse: t.boolean,
  defaultLanguage: nullable(OpaqueId),
  languages: t.readonlyArray(TemplateLanguage, 'a list of languages'),
}

/**
 * What a template says of the interactions that are based on it.
 *
 * @category codecs
 * @since 0.1.0
 */
export const templateFields = { groupCode: GroupCode, ...characteristics }

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionTemplateDefined = message('InteractionTemplateDefined', templateFields)
/** @since 0.1.0 */
export interface InteractionTemplateDefined extends t.TypeOf<typeof InteractionTemplateDefined> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionTemplateRevised = message('InteractionTemplateRevised', templateFields)
/** @since 0.1.0 */
export interface InteractionTemplateRevised extends t.TypeOf<typeof InteractionTemplateRevised> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionTemplateRetired = message('InteractionTemplateRetired', {})
/** @since 0.1.0 */
export interface InteractionTemplateRetired extends t.TypeOf<typeof InteractionTemplateRetired> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionTemplateRestored = message('InteractionTemplateRestored', {})
/** @since 0.1.0 */
export interface InteractionTemplateRestored extends t.TypeOf<typeof InteractionTemplateRestored> {}

/**
 * @category model
 * @since 0.1.0
 */
export type TemplateEvent =
  | InteractionTemplateDefined
  | InteractionTemplateRevised
  | InteractionTemplateRetired
  | InteractionTemplateRestored

/**
 * The state that Defined and Revised hold.
 *
 * @category model
 * @since 0.1.0
 */
export type TemplateFields = InteractionTemplateDefined['data']

/**
 * @category codecs
 * @since 0.1.0
 */
export const templateEvents: EventCodecs<TemplateEvent> = {
  InteractionTemplateDefined,
  InteractionTemplateRevised,
  InteractionTemplateRetired,
  InteractionTemplateRestored,
}
