/**
 * A caller's own refusal, asked before the rules: who may do what, or a rule of its own house.
 *
 * @since 0.1.0
 */
import type { Either } from 'fp-ts/lib/Either.js'

/**
 * @category model
 * @since 0.1.0
 */
export type Guard<Command, State, Refusal> = (
  command: Command,
  state: State,
) => Either<Refusal, unknown>
