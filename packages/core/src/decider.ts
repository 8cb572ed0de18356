/**
 * A decider answers two questions: what should happen next (`decide`) and what is true now
 * (`evolve`). It is plain data and pure functions, so it needs no store, clock or mock.
 *
 * @since 0.1.0
 */
import type { Either } from 'fp-ts/lib/Either.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface Decider<Command, State, Event, Rejection> {
  readonly initialState: State
  readonly decide: (command: Command, state: State) => Either<Rejection, readonly Event[]>
  readonly evolve: (state: State, event: Event) => State
}

/**
 * The state after `events`, oldest first.
 *
 * @example
 * import { fold } from '@interaction-log/core'
 *
 * const counter = { initialState: 0, evolve: (count: number) => count + 1 }
 *
 * assert.strictEqual(fold(counter, ['a', 'b', 'c']), 3)
 *
 * @category folding
 * @since 0.1.0
 */
export const fold = <State, Event>(
  { evolve, initialState }: Pick<Decider<never, State, Event, unknown>, 'evolve' | 'initialState'>,
  events: readonly Event[],
): State => events.reduce((state, event) => evolve(state, event), initialState)
