/**
 * A legal hold: while it stands, what it is on is not purged. It holds no content and no reason: it
 * is never erased.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import { InteractionId } from '../interaction/event.js'
import { message } from '../message.js'

/**
 * Names the interaction that it is on; on a contact it names nobody.
 *
 * @category codecs
 * @since 0.1.0
 */
export const HoldPlaced = t.readonly(
  t.strict({
    type: t.literal('HoldPlaced'),
    data: t.readonly(t.exact(t.partial({ interactionId: InteractionId }))),
  }),
  'HoldPlaced',
)
/** @since 0.1.0 */
export interface HoldPlaced {
  readonly type: 'HoldPlaced'
  readonly data: { readonly interactionId?: InteractionId }
}

/**
 * @category codecs
 * @since 0.1.0
 */
export const HoldLifted = message('HoldLifted', {})
/** @since 0.1.0 */
export interface HoldLifted extends t.TypeOf<typeof HoldLifted> {}

/**
 * @category model
 * @since 0.1.0
 */
export type HoldEvent = HoldPlaced | HoldLifted

/**
 * @category codecs
 * @since 0.1.0
 */
export const holdEvents: EventCodecs<HoldEvent> = { HoldPlaced, HoldLifted }
