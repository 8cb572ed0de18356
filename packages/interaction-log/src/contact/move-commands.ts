/**
 * mergeContacts and detachContact.
 *
 * @since 0.1.0
 */
import {
  type Belonging,
  type InputRefusal,
  type InteractionId,
  type KeyMissing,
  mergeTarget,
  type MergeTargetFailure,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import { entriesThatMeet } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { BulkDone, BulkPlanned, ItemOutcome } from '../bulk/outcome.js'
import type { CommandOptions } from '../command/command-options.js'
import { type CommandGuard, submit } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { moveAll } from './move-all.js'
import {
  decodeDetach,
  decodeMerge,
  type DetachContactInput,
  type MergeContactsInput,
  type MergeContactsRequest,
} from './move-request.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type MoveProblem = InputRefusal | KeyMissing | QueryFailure | MergeTargetFailure

type MoveContact<Own, Request> = (
  request: Request,
  options?: CommandOptions,
  onPage?: (outcomes: readonly ItemOutcome<Own>[]) => void,
) => Promise<BulkDone<Own> | BulkPlanned<Own> | MoveProblem>

/**
 * What follows when contacts are merged or deleted in your directory. Each interaction moves by itself;
 * interrupted, give it again: it goes on. `onPage` is told what became of each.
 *
 * @category model
 * @since 0.1.0
 */
export interface MoveCommands<Own> {
  /**
   * Moves all interactions of `from` to `into`; those of a company's persons get the other company. It
   * cannot be taken back. Merge them in your directory first: nothing must be recorded for `from` any
   * more.
   */
  readonly mergeContacts: MoveContact<Own, MergeContactsInput>
  /**
   * For a contact that was deleted. A person's interactions become those of the company that they were
   * recorded with; an independent person's, and a company's with those of its persons, are nobody's.
   */
  readonly detachContact: MoveContact<Own, DetachContactInput>
}

/** Where interactions are moved to; if they are of a company, another company. */
const targetOf =
  <Own>(
    { directories, views: { contactLog } }: Engine<Own>,
    { from, into }: MergeContactsRequest,
  ): TaskEither<MoveProblem, Belonging> =>
  async () => {
    const target = await mergeTarget(directories.contacts)(into)()
    if (E.isLeft(target) || target.right.companyId === into) return target
    const fresh = await contactLog.caughtUp()()
    if (E.isLeft(fresh)) return fresh
    const ofCompany = await contactLog.query(entriesThatMeet({ companyId: from }, { limit: 1 }))()
    if (E.isLeft(ofCompany)) return ofCompany
    return ofCompany.right.rows.length > 0
      ? E.left({ type: 'FieldInvalid', field: 'into', expected: 'a company, as from is one' })
      : target
  }

export const moveCommands = <Own>(engine: Engine<Own>): MoveCommands<Own> => ({
  mergeContacts: (input, options, onPage) =>
    submit(engine)(
      'MergeContacts',
      decodeMerge,
      (request, context, guard: CommandGuard<Own>) =>
        TE.flatMap((into: Belonging) => {
          const { from, dryRun } = request
          const commandOf = (interactionId: InteractionId) =>
            ({ type: 'ReassignInteraction', interactionId, from, into }) as const
          const moving = { engine, contactId: from, commandOf, dryRun }
          return moveAll(moving, context, guard, onPage)
        })(targetOf(engine, request)),
      (outcome) => outcome,
    )(input, options),
  detachContact: (input, options, onPage) =>
    submit(engine)(
      'DetachContact',
      decodeDetach,
      ({ contactId, dryRun }, context, guard: CommandGuard<Own>) => {
        const commandOf = (interactionId: InteractionId) =>
          ({ type: 'DetachInteraction', interactionId, contactId }) as const
        return moveAll({ engine, contactId, commandOf, dryRun }, context, guard, onPage)
      },
      (outcome) => outcome,
    )(input, options),
})
