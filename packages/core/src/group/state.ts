/**
 * What is true of a group now.
 *
 * @since 0.1.0
 */
import { match } from '../match.js'
import type { Line } from '../values/text.js'
import type { GroupEvent } from './event.js'

/**
 * @category model
 * @since 0.1.0
 */
export type GroupState =
  | { readonly type: 'NotDefined' }
  | { readonly type: 'Defined'; readonly description: Line }
  | { readonly type: 'Retired'; readonly description: Line }

export const evolveGroup = (state: GroupState, event: GroupEvent): GroupState =>
  match<GroupEvent, GroupState>(event, {
    InteractionGroupDefined: ({ data }) => ({ type: 'Defined', ...data }),
    InteractionGroupRevised: ({ data }) => ({ type: 'Defined', ...data }),
    InteractionGroupRetired: () =>
      state.type === 'NotDefined' ? state : { ...state, type: 'Retired' },
    InteractionGroupRestored: () =>
      state.type === 'NotDefined' ? state : { ...state, type: 'Defined' },
  })
