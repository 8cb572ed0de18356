/**
 * record, cancel, reinstate.
 *
 * @since 0.1.0
 */
import {
  cancelInteraction,
  CancelRequest,
  type ChangeFailure,
  decodeInput,
  type Handled,
  type InputRefusal,
  type InteractionEvent,
  type KeyMissing,
  type RecordFailure,
  recordInteraction,
  RecordRequest,
  recordRequestFields,
  reinstateInteraction,
  ReinstateRequest,
  templateLookup,
} from '@interaction-log/core'
import type { Engine } from '../engine.js'
import type { CommandOptions } from './command-options.js'
import type { Input } from './input.js'
import { type Changed, changed, type Recorded, recorded, type Unchanged } from './outcome.js'
import type { NotAuthorized } from './policy.js'
import { submit } from './submit.js'

/** @since 0.1.0 */
export type RecordInput = Input<RecordRequest>
/** @since 0.1.0 */
export type CancelInput = Input<CancelRequest>
/** @since 0.1.0 */
export type ReinstateInput = Input<ReinstateRequest>

/**
 * @category errors
 * @since 0.1.0
 */
export type RecordRejection<Own> = InputRefusal | KeyMissing | RecordFailure | NotAuthorized | Own

/**
 * @category errors
 * @since 0.1.0
 */
export type ChangeRejection<Own> = InputRefusal | KeyMissing | ChangeFailure | NotAuthorized | Own

/**
 * What can be done with one interaction; purging stands apart.
 *
 * @category model
 * @since 0.1.0
 */
export interface InteractionCommands<Own> {
  /** Records one interaction with a contact, based on a template. */
  readonly record: (
    request: RecordInput,
    options?: CommandOptions,
  ) => Promise<Recorded | RecordRejection<Own>>
  /** Marks an interaction as canceled; it stays in the log. */
  readonly cancel: (
    request: CancelInput,
    options?: CommandOptions,
  ) => Promise<Changed | Unchanged | ChangeRejection<Own>>
  /** Takes a cancellation back. */
  readonly reinstate: (
    request: ReinstateInput,
    options?: CommandOptions,
  ) => Promise<Changed | Unchanged | ChangeRejection<Own>>
}

const decodeRecord = decodeInput(RecordRequest, recordRequestFields)
const decodeCancel = decodeInput(CancelRequest, [
  'interactionId',
  'reason',
  'removeUniqueAttachment',
])
const decodeReinstate = decodeInput(ReinstateRequest, ['interactionId', 'reason'])

export const interactionCommands = <Own>(engine: Engine<Own>): InteractionCommands<Own> => {
  const { session, directories, ownWrites } = engine
  const command = submit(engine)
  const noted = (handled: Handled<InteractionEvent>): Changed | Unchanged => {
    if (handled.type === 'Applied') ownWrites.note('interaction', handled.position)
    return changed(handled)
  }
  return {
    record: command(
      'RecordInteraction',
      decodeRecord,
      recordInteraction(session, directories, templateLookup(session)),
      (placed) => {
        ownWrites.note('interaction', placed.entryNo)
        return recorded(placed)
      },
    ),
    cancel: command('CancelInteraction', decodeCancel, cancelInteraction(session), noted),
    reinstate: command(
      'ReinstateInteraction',
      decodeReinstate,
      reinstateInteraction(session),
      noted,
    ),
  }
}
