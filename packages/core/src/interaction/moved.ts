/**
 * That an interaction came to another contact, or to none.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { message } from '../message.js'
import { nullable } from '../values/nullable.js'
import { ContactId } from '../values/opaque-id.js'
import { strict } from '../values/strict.js'

const ContactDeleted = strict({ type: t.literal('contactDeleted') })

/**
 * What gave an interaction another contact: its own was merged into that one, or was deleted. Or its
 * company was merged into another.
 *
 * @category codecs
 * @since 0.1.0
 */
export const MoveCause = t.union([strict({ type: t.literal('contactMerged') }), ContactDeleted])
/** @since 0.1.0 */
export type MoveCause = t.TypeOf<typeof MoveCause>

/**
 * It is of this contact and this company from now on. Which it was of before, its earlier events say.
 *
 * @category codecs
 * @since 0.1.0
 */
export const InteractionReassigned = message('InteractionReassigned', {
  contactId: ContactId,
  companyId: nullable(ContactId),
  cause: MoveCause,
})
/** @since 0.1.0 */
export interface InteractionReassigned extends t.TypeOf<typeof InteractionReassigned> {}

/**
 * It is of no contact and no company any more.
 *
 * @category codecs
 * @since 0.1.0
 */
export const InteractionContactDetached = message('InteractionContactDetached', {
  cause: ContactDeleted,
})
/** @since 0.1.0 */
export interface InteractionContactDetached extends t.TypeOf<typeof InteractionContactDetached> {}
