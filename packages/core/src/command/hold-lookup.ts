/**
 * Whether something holds an interaction, read from the streams of holds at the very moment of the
 * purge.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure } from '../event-store/failure.js'
import { holdStream, type HoldSubject } from '../hold/subject.js'
import type { IdKey } from '../ids/keyed-id.js'
import type { InteractionId } from '../interaction/event.js'
import type { InteractionState } from '../interaction/state.js'
import type { ContactId } from '../values/opaque-id.js'
import { holdAggregate } from './aggregates.js'
import type { KeyMissing } from './command-id.js'
import { type NewerEvent, readState } from './read-state.js'
import type { LogSession } from './session.js'

/**
 * What holds the interaction that is or was of these contacts, or, if none is given, what is of them
 * otherwise; null = nothing does.
 *
 * @category model
 * @since 0.1.0
 */
export type HoldLookup = (
  interactionId: InteractionId | null,
  contacts: readonly ContactId[],
) => TE.TaskEither<ReadFailure | NewerEvent | KeyMissing, HoldSubject['type'] | null>

/**
 * Reads holds from their streams. Nothing can be held in a log that was begun without a key
 * (`isKeyed` false). In any other, nobody can say what is held without the key.
 *
 * @example
 * import { type ContactId, holdLookup, randomIdKey } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const session = { store: memoryEventStore(), log: sampleContext.commandId, clock: () => new Date() }
 * const [interaction, contact] = [sampleContext.commandId, 'CT000012' as ContactId]
 * const held = holdLookup(session, { idKey: randomIdKey(), isKeyed: true })
 * const unknown = holdLookup(session, { idKey: null, isKeyed: true })
 *
 * assert.deepStrictEqual(await held(interaction, [contact])(), E.right(null))
 * assert.deepStrictEqual(await unknown(interaction, [contact])(), E.left({ type: 'KeyMissing' }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const holdLookup =
  (
    { store }: LogSession,
    { idKey, isKeyed }: { readonly idKey: IdKey | null; readonly isKeyed: boolean },
  ): HoldLookup =>
  (interactionId, contacts) => {
    if (idKey === null) return isKeyed ? TE.left({ type: 'KeyMissing' }) : TE.right(null)
    const onContacts = contacts.map((contactId): HoldSubject => ({ type: 'contact', contactId }))
    const subjects: readonly HoldSubject[] =
      interactionId === null ? onContacts : [{ type: 'interaction', interactionId }, ...onContacts]
    return async () => {
      for (const subject of subjects) {
        const read = await readState(store, holdAggregate)(holdStream(idKey, subject))()
        if (E.isLeft(read)) return read
        if (read.right.state.type === 'Held') return E.right(subject.type)
      }
      return E.right(null)
    }
  }

/**
 * What holds an interaction that is in this state: only what is there can be held.
 *
 * @example
 * import { holdLookup, holdOn } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const session = { store: memoryEventStore(), log: sampleContext.commandId, clock: () => new Date() }
 * const unknown = holdLookup(session, { idKey: null, isKeyed: true })
 *
 * assert.deepStrictEqual(
 *   await holdOn(unknown, sampleContext.commandId, { type: 'Purged' })(),
 *   E.right(null),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const holdOn = (
  holds: HoldLookup,
  interactionId: InteractionId,
  state: InteractionState,
): ReturnType<HoldLookup> =>
  state.type === 'NotRecorded' || state.type === 'Purged'
    ? TE.right(null)
    : holds(interactionId, state.contacts)
