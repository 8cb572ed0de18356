/**
 * The one way into the log: an interaction under the id that derives from its command, wherever its
 * request comes from.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { derivedId } from '../ids/derived-id.js'
import type { InteractionCommand, RecordInteraction } from '../interaction/command.js'
import type { InteractionRejection } from '../interaction/decider.js'
import { type InteractionId, interactionStream } from '../interaction/event.js'
import type { InteractionRecorded } from '../interaction/recorded.js'
import type { InteractionState } from '../interaction/state.js'
import { interactionAggregate } from './aggregates.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, IdempotencyKeyReused } from './handled.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface InteractionPlaced {
  readonly interactionId: InteractionId
  /** Position of InteractionRecorded: the entry number that people see. */
  readonly entryNo: bigint
  readonly repeated: boolean
}

/** `prepare` is not called for a repeated command; `isSame` tells whether it says the same. */
export const placeInteraction =
  (session: LogSession) =>
  <Failure, Refusal>(
    prepare: TaskEither<Failure, Pick<RecordInteraction, 'request' | 'facts'>>,
    isSame: (event: InteractionRecorded) => boolean,
    context: CommandContext,
    guard: Guard<InteractionCommand, InteractionState, Refusal>,
  ): TaskEither<
    Failure | InteractionRejection | IdempotencyKeyReused | CommandFailure | Refusal,
    InteractionPlaced
  > =>
  async () => {
    const interactionId = derivedId(context.commandId, 'interaction', 0)
    const handled = await handleCommand(
      session,
      interactionAggregate,
    )({
      stream: interactionStream(interactionId),
      context,
      prepare:
        ({ version }) =>
        async (): Promise<E.Either<Failure | InteractionRejection, RecordInteraction>> => {
          // The stream is this command's own: if it holds no event of it, that was erased.
          if (version > 0) return E.left({ type: 'AlreadyPurged', interactionId })
          const prepared = await prepare()
          return E.isLeft(prepared)
            ? prepared
            : E.right({ type: 'RecordInteraction', interactionId, ...prepared.right })
        },
      isSame: ([event]) => event.type === 'InteractionRecorded' && isSame(event),
      guard,
    })()
    if (E.isLeft(handled)) return handled
    return handled.right.type === 'Applied'
      ? E.right({
          interactionId,
          entryNo: handled.right.originalPosition,
          repeated: handled.right.repeated,
        })
      : E.left({ type: 'AlreadyRecorded', interactionId })
  }
