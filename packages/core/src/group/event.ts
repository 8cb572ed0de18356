/**
 * What can have happened to an interaction group: a class of templates, for grouping and statistics.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import { type StreamName, streamName } from '../event/stream-name.js'
import { message } from '../message.js'
import type { GroupCode } from '../values/code.js'
import { Line } from '../values/text.js'

/**
 * @example
 * import { type GroupCode, groupStream } from '@interaction-log/core'
 *
 * assert.strictEqual(groupStream('PHONE' as GroupCode), 'interactionGroup-PHONE')
 *
 * @category constructors
 * @since 0.1.0
 */
export const groupStream = (code: GroupCode): StreamName => streamName('interactionGroup', code)

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionGroupDefined = message('InteractionGroupDefined', { description: Line })
/** @since 0.1.0 */
export interface InteractionGroupDefined extends t.TypeOf<typeof InteractionGroupDefined> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionGroupRevised = message('InteractionGroupRevised', { description: Line })
/** @since 0.1.0 */
export interface InteractionGroupRevised extends t.TypeOf<typeof InteractionGroupRevised> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionGroupRetired = message('InteractionGroupRetired', {})
/** @since 0.1.0 */
export interface InteractionGroupRetired extends t.TypeOf<typeof InteractionGroupRetired> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionGroupRestored = message('InteractionGroupRestored', {})
/** @since 0.1.0 */
export interface InteractionGroupRestored extends t.TypeOf<typeof InteractionGroupRestored> {}

/**
 * @category model
 * @since 0.1.0
 */
export type GroupEvent =
  | InteractionGroupDefined
  | InteractionGroupRevised
  | InteractionGroupRetired
  | InteractionGroupRestored

/**
 * @category codecs
 * @since 0.1.0
 */
export const groupEvents: EventCodecs<GroupEvent> = {
  InteractionGroupDefined,
  InteractionGroupRevised,
  InteractionGroupRetired,
  InteractionGroupRestored,
}
