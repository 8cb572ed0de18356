/**
 * The way of every command through the front door: decode, know who gives it, run its workflow.
 *
 * @since 0.1.0
 */
import type { CommandContext, Guard, InputRefusal, KeyMissing } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Engine } from '../engine.js'
import { type CommandOptions, contextOf } from './command-options.js'
import { guardOf, type LogCommand, type LogState, type NotAuthorized } from './policy.js'

export type CommandGuard<Own> = Guard<LogCommand, LogState, NotAuthorized | Own>

export const submit =
  <Own>(engine: Engine<Own>) =>
  <Request, Failure, Outcome, Answer>(
    /** Idempotency keys count within it. */
    commandType: string | ((request: Request) => string),
    decode: (input: unknown) => E.Either<InputRefusal, Request>,
    workflow: (
      request: Request,
      context: CommandContext,
      guard: CommandGuard<Own>,
    ) => TaskEither<Failure, Outcome>,
    answer: (outcome: Outcome, request: Request) => Answer,
  ) =>
  async (
    input: unknown,
    options: CommandOptions = {},
  ): Promise<Answer | Failure | InputRefusal | KeyMissing> => {
    const request = decode(input)
    if (E.isLeft(request)) return request.left
    const type = typeof commandType === 'string' ? commandType : commandType(request.right)
    const context = contextOf(engine, type, options)
    if (E.isLeft(context)) return context.left
    const guard = guardOf(engine.policy, context.right.actor)
    const outcome = await workflow(request.right, context.right, guard)()
    return E.isLeft(outcome) ? outcome.left : answer(outcome.right, request.right)
  }
