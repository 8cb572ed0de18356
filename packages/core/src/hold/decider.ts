/**
 * The hold decider: placed, lifted, perhaps placed again.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import type { InteractionId } from '../interaction/event.js'
import type { InteractionState } from '../interaction/state.js'
import { match } from '../match.js'
import type { HoldEvent } from './event.js'
import type { HoldSubject } from './subject.js'

/**
 * Of an interaction, what is true of it comes with the command: what is not there cannot be held.
 *
 * @category model
 * @since 0.1.0
 */
export interface PlaceHold {
  readonly type: 'PlaceHold'
  readonly subject:
    | Extract<HoldSubject, { readonly type: 'contact' }>
    | (Extract<HoldSubject, { readonly type: 'interaction' }> & {
        readonly state: InteractionState
      })
}

/**
 * @category model
 * @since 0.1.0
 */
export interface LiftHold {
  readonly type: 'LiftHold'
  readonly subject: HoldSubject
}

/**
 * @category model
 * @since 0.1.0
 */
export type HoldCommand = PlaceHold | LiftHold

/**
 * @category model
 * @since 0.1.0
 */
export type HoldState = { readonly type: 'NotHeld' } | { readonly type: 'Held' }

/**
 * @category errors
 * @since 0.1.0
 */
export type HoldRejection =
  | { readonly type: 'NotRecorded'; readonly interactionId: InteractionId }
  | { readonly type: 'AlreadyPurged'; readonly interactionId: InteractionId }

type Decision = E.Either<HoldRejection, readonly HoldEvent[]>

const accept = (...events: readonly HoldEvent[]): Decision => E.right(events)

const place = ({ subject }: PlaceHold): Decision => {
  if (subject.type === 'contact') return accept({ type: 'HoldPlaced', data: {} })
  const { interactionId, state } = subject
  if (state.type === 'NotRecorded' || state.type === 'Purged')
    return E.left({
      type: state.type === 'Purged' ? 'AlreadyPurged' : 'NotRecorded',
      interactionId,
    })
  return accept({ type: 'HoldPlaced', data: { interactionId } })
}

/**
 * Placing what stands, and lifting what does not, changes nothing.
 *
 * @example
 * import { type ContactId, holdDecider } from '@interaction-log/core'
 * import { specification } from '@interaction-log/core/testing'
 *
 * const subject = { type: 'contact', contactId: 'CT000012' as ContactId } as const
 * const given = specification(holdDecider)
 *
 * given().when({ type: 'PlaceHold', subject }).then({ type: 'HoldPlaced', data: {} })
 * given().when({ type: 'LiftHold', subject }).then()
 *
 * @category deciders
 * @since 0.1.0
 */
export const holdDecider: Decider<HoldCommand, HoldState, HoldEvent, HoldRejection> = {
  initialState: { type: 'NotHeld' },
  decide: (command, state) =>
    match(command, {
      PlaceHold: (c) => (state.type === 'Held' ? accept() : place(c)),
      LiftHold: () => (state.type === 'Held' ? accept({ type: 'HoldLifted', data: {} }) : accept()),
    }),
  evolve: (_, event) =>
    match<HoldEvent, HoldState>(event, {
      HoldPlaced: () => ({ type: 'Held' }),
      HoldLifted: () => ({ type: 'NotHeld' }),
    }),
}
