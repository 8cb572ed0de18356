/**
 * Which command is allowed in which state, and which events follow. A different command that asks for
 * what is already so yields no events; recording is the exception.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import type { HoldSubject } from '../hold/subject.js'
import { match } from '../match.js'
import type * as Command from './command.js'
import type { InteractionEvent, InteractionId } from './event.js'
import { type MoveInteraction, moveOf } from './move.js'
import { type RecordingRefusal, resolveRecording } from './resolve-recording.js'
import { evolveInteraction, type InteractionState, longestWithRoom } from './state.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type InteractionRejection = RecordingRefusal | Refused<StateRejection> | OnHold

/**
 * The interaction, or all that is of its contact, is on hold.
 *
 * @category errors
 * @since 0.1.0
 */
export interface OnHold {
  readonly type: 'OnHold'
  readonly interactionId: InteractionId
  readonly hold: HoldSubject['type']
}

type StateRejection =
  'NotRecorded' | 'AlreadyRecorded' | 'AlreadyPurged' | 'NotCanceled' | 'TooManyEvents'

type Refused<Type> = Type extends StateRejection
  ? { readonly type: Type; readonly interactionId: InteractionId }
  : never

type Decision = E.Either<InteractionRejection, readonly InteractionEvent[]>

const accept = (...events: readonly InteractionEvent[]): Decision => E.right(events)

const reject = (
  type: StateRejection,
  { interactionId }: { readonly interactionId: InteractionId },
): Decision => E.left({ type, interactionId })

const record = (command: Command.RecordInteraction, state: InteractionState): Decision =>
  match(state, {
    NotRecorded: () =>
      E.map((data: Extract<InteractionEvent, { type: 'InteractionRecorded' }>['data']) => [
        { type: 'InteractionRecorded' as const, data },
      ])(resolveRecording(command.request, command.facts)),
    Recorded: () => reject('AlreadyRecorded', command),
    Canceled: () => reject('AlreadyRecorded', command),
    Purged: () => reject('AlreadyPurged', command),
  })

const cancel = (command: Command.CancelInteraction, state: InteractionState): Decision =>
  match(state, {
    NotRecorded: () => reject('NotRecorded', command),
    Recorded: ({ hasUniqueAttachment }) => {
      const { reason, cause, removeUniqueAttachment } = command
      const attachmentRemoved = removeUniqueAttachment && hasUniqueAttachment
      return accept({ type: 'InteractionCanceled', data: { reason, cause, attachmentRemoved } })
    },
    Canceled: () => accept(),
    Purged: () => reject('AlreadyPurged', command),
  })

const reinstate = (command: Command.ReinstateInteraction, state: InteractionState): Decision =>
  match(state, {
    NotRecorded: () => reject('NotRecorded', command),
    Recorded: () => accept(),
    Canceled: ({ events }) => {
      const { reason, cause } = command
      return events > longestWithRoom
        ? reject('TooManyEvents', command)
        : accept({ type: 'InteractionReinstated', data: { reason, cause } })
    },
    Purged: () => reject('AlreadyPurged', command),
  })

const move = (command: MoveInteraction, state: InteractionState): Decision => {
  if (state.type === 'NotRecorded') return reject('NotRecorded', command)
  if (state.type === 'Purged') return reject('AlreadyPurged', command)
  const event = moveOf(command, state.belongsTo)
  if (event === undefined) return accept()
  return state.events > longestWithRoom ? reject('TooManyEvents', command) : accept(event)
}

const purge = (command: Command.PurgeInteraction, state: InteractionState): Decision =>
  match(state, {
    NotRecorded: () => reject('NotRecorded', command),
    Recorded: () => reject('NotCanceled', command),
    Canceled: () => {
      const { interactionId, basis, batchId, erased, hold } = command
      if (hold !== null) return E.left({ type: 'OnHold', interactionId, hold })
      return accept({ type: 'InteractionPurged', data: { basis, batchId, erased } })
    },
    Purged: () => accept(),
  })

/**
 * Recorded, canceled, perhaps reinstated, moved, purged: each command in each state.
 *
 * @example
 * import { type InteractionId, interactionDecider } from '@interaction-log/core'
 * import { specification } from '@interaction-log/core/testing'
 *
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as InteractionId
 * const given = specification(interactionDecider)
 *
 * given()
 *   .when({
 *     type: 'CancelInteraction',
 *     interactionId,
 *     reason: null,
 *     cause: { type: 'direct' },
 *     removeUniqueAttachment: false,
 *   })
 *   .thenRejected({ type: 'NotRecorded', interactionId })
 *
 * @category deciders
 * @since 0.1.0
 */
export const interactionDecider: Decider<
  Command.InteractionCommand,
  InteractionState,
  InteractionEvent,
  InteractionRejection
> = {
  initialState: { type: 'NotRecorded' },
  decide: (command, state) =>
    match(command, {
      RecordInteraction: (c) => record(c, state),
      CancelInteraction: (c) => cancel(c, state),
      ReinstateInteraction: (c) => reinstate(c, state),
      ReassignInteraction: (c) => move(c, state),
      DetachInteraction: (c) => move(c, state),
      PurgeInteraction: (c) => purge(c, state),
    }),
  evolve: evolveInteraction,
}
