/**
 * Given / when / then for deciders, on `node:assert`, so any test runner will do.
 *
 * @since 0.1.0
 */
import assert from 'node:assert/strict'
import * as E from 'fp-ts/lib/Either.js'
import { type Decider, fold } from '../decider.js'

/**
 * What may be said of a decision.
 *
 * @category testing
 * @since 0.1.0
 */
export interface Outcome<Event, Rejection> {
  /** Exactly these events follow; none = nothing changes. */
  readonly then: (...events: readonly Event[]) => void
  readonly thenRejected: (rejection: Rejection) => void
}

/**
 * Given the events so far, when a command is given, then these events follow.
 *
 * @example
 * import type { Decider } from '@interaction-log/core'
 * import { specification } from '@interaction-log/core/testing'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const door: Decider<'close' | 'knock', boolean, 'closed', 'already closed'> = {
 *   initialState: false,
 *   decide: (command, isClosed) => {
 *     if (command === 'knock') return E.right([])
 *     return isClosed ? E.left('already closed') : E.right(['closed'])
 *   },
 *   evolve: () => true,
 * }
 * const given = specification(door)
 *
 * given().when('close').then('closed')
 * given('closed').when('knock').then()
 * given('closed').when('close').thenRejected('already closed')
 * assert.throws(() => given('closed').when('close').then('closed'))
 *
 * @category testing
 * @since 0.1.0
 */
export const specification =
  <Command, State, Event, Rejection>(decider: Decider<Command, State, Event, Rejection>) =>
  (...history: readonly Event[]) => ({
    when: (command: Command): Outcome<Event, Rejection> => {
      const decision = decider.decide(command, fold(decider, history))
      return {
        then: (...events) => {
          assert.deepEqual(decision, E.right(events))
        },
        thenRejected: (rejection) => {
          assert.deepEqual(decision, E.left(rejection))
        },
      }
    },
  })
