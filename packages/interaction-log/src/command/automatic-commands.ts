/**
 * Documents and e-mails that record themselves.
 *
 * @since 0.1.0
 */
import {
  type AutomaticFailure,
  type AutomaticRecording,
  decodeInput,
  documentRecording,
  DocumentRequest,
  documentRequestFields,
  emailRecording,
  EmailRequest,
  emailRequestFields,
  type InputRefusal,
  type KeyMissing,
  recogniseRecording,
  recordAutomatically,
  type RecordingSkipped,
  templateLookup,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { type CommandOptions, contextOf } from './command-options.js'
import type { Input } from './input.js'
import { type Recorded, recorded } from './outcome.js'
import { guardOf, type NotAuthorized } from './policy.js'

/** @since 0.1.0 */
export type DocumentInput = Input<DocumentRequest>
/** @since 0.1.0 */
export type EmailInput = Input<EmailRequest>

/**
 * @category errors
 * @since 0.1.0
 */
export type AutomaticProblem<Own> =
  InputRefusal | KeyMissing | AutomaticFailure | NotAuthorized | Own

/**
 * Call these where a document is printed or posted, a call is made, a mail goes out or comes in.
 *
 * @category model
 * @since 0.1.0
 */
export interface AutomaticCommands<Own> {
  /** Records a document, each time or once; if there is nothing to do, it says why. */
  readonly recordDocument: (
    request: DocumentInput,
    options?: CommandOptions,
  ) => Promise<Recorded | RecordingSkipped | AutomaticProblem<Own>>
  /** Records an e-mail, recognised by its message id: for each contact and salesperson once. */
  readonly recordEmail: (
    request: EmailInput,
    options?: Omit<CommandOptions, 'idempotencyKey' | 'commandId'>,
  ) => Promise<Recorded | RecordingSkipped | AutomaticProblem<Own>>
}

const decodeDocument = decodeInput(DocumentRequest, documentRequestFields)
const decodeEmail = decodeInput(EmailRequest, emailRequestFields)

export const automaticCommands = <Own>(engine: Engine<Own>): AutomaticCommands<Own> => {
  const { session, directories, policy, ownWrites } = engine
  const recognise = recogniseRecording(directories.contacts)
  const record = recordAutomatically(session, directories, templateLookup(session))

  const automatically = async (
    commandType: string,
    recording: E.Either<InputRefusal, AutomaticRecording>,
    options: CommandOptions,
  ): Promise<Recorded | RecordingSkipped | AutomaticProblem<Own>> => {
    if (E.isLeft(recording)) return recording.left
    const recognised = await recognise(recording.right)()
    if (E.isLeft(recognised)) return recognised.left
    const { naturalKey } = recognised.right
    const context = contextOf(engine, commandType, options, naturalKey)
    if (E.isLeft(context)) return context.left
    const guard = guardOf(policy, context.right.actor)
    const placed = await record(recognised.right.recording, context.right, guard)()
    if (E.isLeft(placed)) return placed.left
    ownWrites.note('interaction', placed.right.entryNo)
    return recorded(placed.right)
  }

  return {
    recordDocument: (request, options = {}) =>
      automatically('RecordDocument', E.chain(documentRecording)(decodeDocument(request)), options),
    recordEmail: (request, options = {}) =>
      automatically('RecordEmail', E.map(emailRecording)(decodeEmail(request)), options),
  }
}
