/**
 * What handling a command takes, and what comes of it.
 *
 * @since 0.1.0
 */
import type * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { StreamName } from '../event/stream-name.js'
import type { StreamRead } from '../event-store/event-store.js'
import type { AppendFailure, ReadFailure } from '../event-store/failure.js'
import type { Guard } from './guard.js'
import type { NewerEvent } from './read-state.js'
import type { CommandContext } from './session.js'

/**
 * The command was given before, with other content.
 *
 * @category errors
 * @since 0.1.0
 */
export interface IdempotencyKeyReused {
  readonly type: 'IdempotencyKeyReused'
}

/**
 * What the store or a newer writer can answer instead of an outcome.
 *
 * @category errors
 * @since 0.1.0
 */
export type CommandFailure = AppendFailure | ReadFailure | NewerEvent

/**
 * The outcome of a command; of a repeated one, the outcome of the first time. A command that asks for
 * what is already so changes nothing.
 *
 * @category model
 * @since 0.1.0
 */
export type Handled<Event> =
  | {
      readonly type: 'Applied'
      readonly events: NEA.ReadonlyNonEmptyArray<Event>
      /** Version and position of the command's last event. */
      readonly version: number
      readonly position: bigint
      /** Where that event was recorded: another position only in a log that was copied. */
      readonly originalPosition: bigint
      readonly repeated: boolean
    }
  | { readonly type: 'Unchanged'; readonly version: number }

/**
 * @category model
 * @since 0.1.0
 */
export interface CommandRun<Command, State, Event, PrepareFailure, Refusal> {
  readonly stream: StreamName
  readonly context: CommandContext
  /** Asks the ports and completes the command; not called for a repeated command. */
  readonly prepare: (read: StreamRead, state: State) => TaskEither<PrepareFailure, Command>
  /** Whether the events of the first time say what this command says. */
  readonly isSame: (events: NEA.ReadonlyNonEmptyArray<Event>) => boolean
  /** The caller's own refusals, before the decider's. */
  readonly guard: Guard<Command, State, Refusal>
}
