/**
 * placeHold and liftHold.
 *
 * @since 0.1.0
 */
import {
  changeHold,
  ContactId,
  decodeInput,
  type HoldEvent,
  type HoldFailure,
  type HoldOrder,
  type HoldSubject,
  type Handled,
  type InputRefusal,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { CommandOptions } from '../command/command-options.js'
import { type Changed, changed, type Unchanged } from '../command/outcome.js'
import type { NotAuthorized } from '../command/policy.js'
import { submit } from '../command/submit.js'
import type { Engine } from '../engine.js'

/**
 * What a hold is on: one interaction, or all that are or were of exactly this contact, later ones too.
 *
 * @category model
 * @since 0.1.0
 */
export type HoldInput = { readonly interactionId: string } | { readonly contactId: string }

/**
 * @category errors
 * @since 0.1.0
 */
export type HoldProblem<Own> = InputRefusal | HoldFailure | NotAuthorized | Own

/**
 * Legal holds: what is on hold is not purged, by anybody.
 *
 * @category model
 * @since 0.1.0
 */
export interface HoldCommands<Own> {
  /** Needs the log's id key. Whether the contact is in the directory is not asked. */
  readonly placeHold: (
    request: HoldInput,
    options?: CommandOptions,
  ) => Promise<Changed | Unchanged | HoldProblem<Own>>
  /** What is on hold for another reason, too, stays so: the interaction's own and its contact's. */
  readonly liftHold: (
    request: HoldInput,
    options?: CommandOptions,
  ) => Promise<Changed | Unchanged | HoldProblem<Own>>
}

const decodeInteraction = decodeInput(t.strict({ interactionId: Uuid }), ['interactionId'])
const decodeContact = decodeInput(t.strict({ contactId: ContactId }), ['contactId'])

const decodeSubject = (input: unknown): E.Either<InputRefusal, HoldSubject> =>
  typeof input === 'object' && input !== null && 'contactId' in input
    ? E.map((on: { contactId: ContactId }): HoldSubject => ({ type: 'contact', ...on }))(
        decodeContact(input),
      )
    : E.map((on: { interactionId: Uuid }): HoldSubject => ({ type: 'interaction', ...on }))(
        decodeInteraction(input),
      )

export const holdCommands = <Own>(engine: Engine<Own>): HoldCommands<Own> => {
  const command = submit(engine)
  const change = changeHold(engine.session, engine.idKey)
  const ordered = (type: HoldOrder['type']) =>
    command(
      type,
      decodeSubject,
      (subject, context, guard) => change({ type, subject }, context, guard),
      (handled: Handled<HoldEvent>) => changed(handled),
    )
  return { placeHold: ordered('PlaceHold'), liftHold: ordered('LiftHold') }
}
