/**
 * What is true of an interaction now, as its decider needs it.
 *
 * @since 0.1.0
 */
import { match } from '../match.js'
import type { ContactId, OpaqueId } from '../values/opaque-id.js'
import type { InteractionEvent } from './event.js'
import type { Belonging } from './move.js'

interface Alive {
  /** Null: its contact was deleted. */
  readonly belongsTo: Belonging | null
  /** Every contact that it is or was of: a hold on any of them holds it. */
  readonly contacts: readonly ContactId[]
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
 * A stream that can be erased holds at most 4,000 events; a reinstatement, or a move to another
 * contact, must leave room for the next cancel and the purge.
 */
export const longestWithRoom = 3997

const isAlive = (state: InteractionState): state is Extract<InteractionState, Alive> =>
  state.type === 'Recorded' || state.type === 'Canceled'

const moved = (state: InteractionState, belongsTo: Belonging | null): InteractionState => {
  if (!isAlive(state)) return state
  const contacts = belongsTo === null ? state.contacts : [...state.contacts, belongsTo.contactId]
  return { ...state, belongsTo, contacts: [...new Set(contacts)], events: state.events + 1 }
}

export const evolveInteraction = (
  state: InteractionState,
  event: InteractionEvent,
): InteractionState =>
  match<InteractionEvent, InteractionState>(event, {
    InteractionRecorded: ({ data }) => ({
      type: 'Recorded',
      belongsTo: { contactId: data.contactId, companyId: data.companyId },
      contacts: [data.contactId],
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
    InteractionReassigned: ({ data: { contactId, companyId } }) =>
      moved(state, { contactId, companyId }),
    InteractionContactDetached: () => moved(state, null),
    InteractionPurged: () => ({ type: 'Purged' }),
  })
