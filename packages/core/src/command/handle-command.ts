/**
 * The one place where the rules meet a store: read, fold, decide, append; and where a repeated
 * command is recognised.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { EventEnvelope } from '../event/decode-event.js'
import type { JsonObject } from '../event/json.js'
import type { CommandFailure, CommandRun, Handled, IdempotencyKeyReused } from './handled.js'
import { newEvents } from './new-events.js'
import { ownAppends } from './own-appends.js'
import { type Aggregate, readState } from './read-state.js'
import type { LogSession } from './session.js'

const attempts = 10

/**
 * Runs one command on its own stream. A conflict is read and decided again, ten times at most; an
 * unknown outcome is resolved by reading back. So is, of a keyed command, whose append was the first.
 *
 * @example
 * import {
 *   groupDecider,
 *   groupEvents,
 *   GroupRequest,
 *   groupStream,
 *   handleCommand,
 * } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const request = sample(GroupRequest, { code: 'PHONE', description: 'Telephone conversations' })
 * const define = handleCommand(session, { decider: groupDecider, codecs: groupEvents })({
 *   stream: groupStream(request.code),
 *   context: sampleContext,
 *   prepare: () => TE.right({ type: 'DefineGroup', request }),
 *   isSame: ([event]) => event.type === 'InteractionGroupDefined',
 *   guard: () => E.right(undefined),
 * })
 *
 * const first = await define()
 * const again = await define()
 * assert.strictEqual(E.isRight(first) && first.right.type, 'Applied')
 * assert.deepStrictEqual(again, E.map((handled) => ({ ...handled, repeated: true }))(first))
 *
 * @category command handling
 * @since 0.1.0
 */
export const handleCommand =
  <Command, State, Event extends { readonly type: string; readonly data: JsonObject }, Rejection>(
    session: LogSession,
    aggregate: Aggregate<Command, State, Event, Rejection>,
  ) =>
  <PrepareFailure = never, Refusal = never>({
    stream,
    context,
    prepare,
    isSame,
    guard,
  }: CommandRun<Command, State, Event, PrepareFailure, Refusal>): TaskEither<
    Rejection | Refusal | PrepareFailure | CommandFailure | IdempotencyKeyReused,
    Handled<Event>
  > =>
  async () => {
    const readBack = readState(session.store, aggregate)(stream)
    const { append, isOwn } = ownAppends(session.store, context)
    for (let attempt = 1; ; attempt++) {
      const current = await readBack()
      if (E.isLeft(current)) return current
      const { read, envelopes, state } = current.right
      const mine = envelopes.filter(({ metadata }) => metadata.commandId === context.commandId)
      if (RA.isNonEmpty(mine)) {
        const events = NEA.map(({ event }: EventEnvelope<Event>) => event)(mine)
        const { version, position, originalPosition } = NEA.last(mine)
        return isSame(events)
          ? E.right({
              type: 'Applied',
              events,
              version,
              position,
              originalPosition,
              repeated: !read.events.some(isOwn),
            })
          : E.left({ type: 'IdempotencyKeyReused' })
      }
      const command = await prepare(read, state)()
      if (E.isLeft(command)) return command
      const guarded = guard(command.right, state)
      if (E.isLeft(guarded)) return guarded
      const decision = aggregate.decider.decide(command.right, state)
      if (E.isLeft(decision)) return decision
      const events = decision.right
      if (!RA.isNonEmpty(events)) return E.right({ type: 'Unchanged', version: read.version })
      const appended = await append(
        stream,
        read.version,
        newEvents(session, stream, context, events),
      )()
      if (E.isRight(appended)) {
        const { version, position } = appended.right
        return E.right({
          type: 'Applied',
          events,
          version,
          position,
          originalPosition: position,
          repeated: false,
        })
      }
      const { type } = appended.left
      if (attempt === attempts || (type !== 'VersionConflict' && type !== 'UnknownOutcome'))
        return appended
    }
  }
