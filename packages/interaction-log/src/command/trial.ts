/**
 * What would come of a command now, without giving it.
 *
 * @since 0.1.0
 */
import {
  type InteractionCommand,
  interactionDecider,
  type InteractionId,
  type InteractionRejection,
  interactionState,
  type InteractionState,
  type NewerEvent,
  type ReadFailure,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Engine } from '../engine.js'
import type { NotAuthorized } from './policy.js'
import type { CommandGuard } from './submit.js'

/** Whether it would change something; a refusal if it would be refused. */
export const trial = async <Own, Failure>(
  { session }: Engine<Own>,
  guard: CommandGuard<Own>,
  interactionId: InteractionId,
  prepare: (state: InteractionState) => TaskEither<Failure, InteractionCommand>,
): Promise<
  E.Either<Failure | ReadFailure | NewerEvent | InteractionRejection | NotAuthorized | Own, boolean>
> => {
  const state = await interactionState(session)(interactionId)()
  if (E.isLeft(state)) return state
  const command = await prepare(state.right)()
  if (E.isLeft(command)) return command
  const guarded = guard(command.right, state.right)
  if (E.isLeft(guarded)) return guarded
  const decision = interactionDecider.decide(command.right, state.right)
  return E.isLeft(decision) ? decision : E.right(decision.right.length > 0)
}
