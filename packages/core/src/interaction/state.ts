/**
 * What is true of an interaction now, as its decider needs it.
 *
 * @since 0.1.0
 */
import { match } from '../match.js'
import type { ContactId, OpaqueId } from '../values/opaque-id.js'
import type { InteractionEvent } from './event.js'

interface Alive {
  readonly contactId: ContactId
  /** How many events the stream holds. */
  readonly events: number
  readonly hasUniqueAttachment: boolean
  /** The logged segment that it was recorded in. */
  readonly loggedSegmentId: OpaqueId | null
}

/**
 * @category model
 * @since 0.1.0
 */
export type InteractionState =
  | { readonly type: 'NotRecorded' }
  | ({ readonly type: 'Recorded' } & Alive)
  | ({ readonly type: 'Canceled' } & Alive)
  | { readonly type: 'Purged' }

/**
 * A stream that can be erased holds at most 4,000 events; a reinstatement must leave room for the
 * next cancel and the purge.
 */
export const longestReinstatable = 3997

export const evolveInteraction = (
  state: InteractionState,
  event: InteractionEvent,
): InteractionState =>
  match<InteractionEvent, InteractionState>(event, {
    InteractionRecorded: ({ data }) => ({
      type: 'Recorded',
      contactId: data.contactId,
      events: 1,
      hasUniqueAttachment: data.attachment?.kind === 'unique',
      loggedSegmentId: data.segment?.loggedSegmentId ?? null,
    }),
    InteractionCanceled: ({ data }) =>
      state.type === 'Recorded'
        ? {
            ...state,
            type: 'Canceled',
            events: state.events + 1,
            hasUniqueAttachment: state.hasUniqueAttachment && !data.attachmentRemoved,
          }
        : state,
    InteractionReinstated: () =>
      state.type === 'Canceled' ? { ...state, type: 'Recorded', events: state.events + 1 } : state,
    InteractionPurged: () => ({ type: 'Purged' }),
  })
