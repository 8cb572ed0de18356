/**
 * Documents and e-mails that record themselves, and the templates that they are based on.
 *
 * @since 0.1.0
 */
import {
  type AutomaticFailure,
  type AutomaticKind,
  type AutomaticRecording,
  changeTemplateSetup,
  decodeInput,
  documentRecording,
  DocumentRequest,
  documentRequestFields,
  emailRecording,
  EmailRequest,
  emailRequestFields,
  type Handled,
  type InputRefusal,
  type KeyMissing,
  MapDocumentKindRequest,
  type NewerEvent,
  type ReadFailure,
  readTemplateSetup,
  recogniseRecording,
  recordAutomatically,
  type RecordingSkipped,
  type TemplateCode,
  templateLookup,
  type TemplateSetupFailure,
  UnmapDocumentKindRequest,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { type CommandOptions, contextOf } from './command-options.js'
import type { Input } from './input.js'
import { type Changed, changed, type Recorded, recorded, type Unchanged } from './outcome.js'
import { guardOf, type NotAuthorized } from './policy.js'
import { submit } from './submit.js'

/** @since 0.1.0 */
export type MapDocumentKindInput = Input<MapDocumentKindRequest>
/** @since 0.1.0 */
export type UnmapDocumentKindInput = Input<UnmapDocumentKindRequest>
/** @since 0.1.0 */
export type DocumentInput = Input<DocumentRequest>
/** @since 0.1.0 */
export type EmailInput = Input<EmailRequest>

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateSetupProblem<Own> =
  InputRefusal | KeyMissing | TemplateSetupFailure | NotAuthorized | Own

/**
 * @category errors
 * @since 0.1.0
 */
export type AutomaticProblem<Own> =
  InputRefusal | KeyMissing | AutomaticFailure | NotAuthorized | Own

/**
 * The kinds that are recorded automatically, by name, each with its template.
 *
 * @category model
 * @since 0.1.0
 */
export interface DocumentKinds {
  readonly type: 'DocumentKinds'
  readonly kinds: readonly { readonly kind: AutomaticKind; readonly templateCode: TemplateCode }[]
}

type MapKind<Request, Own> = (
  request: Request,
  options?: CommandOptions,
) => Promise<Changed | Unchanged | TemplateSetupProblem<Own>>

/**
 * Call these where a document is printed or posted, a call is made, a mail goes out or comes in.
 *
 * @category model
 * @since 0.1.0
 */
export interface AutomaticCommands<Own> {
  /** From now on, documents of this kind, or e-mails, are based on this template. */
  readonly mapDocumentKind: MapKind<MapDocumentKindInput, Own>
  /** From now on, nothing of this kind is recorded. */
  readonly unmapDocumentKind: MapKind<UnmapDocumentKindInput, Own>
  readonly documentKinds: () => Promise<DocumentKinds | ReadFailure | NewerEvent>
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

const decodeMap = decodeInput(MapDocumentKindRequest, ['kind', 'templateCode'])
const decodeUnmap = decodeInput(UnmapDocumentKindRequest, ['kind'])
const decodeDocument = decodeInput(DocumentRequest, documentRequestFields)
const decodeEmail = decodeInput(EmailRequest, emailRequestFields)

export const automaticCommands = <Own>(engine: Engine<Own>): AutomaticCommands<Own> => {
  const { session, directories, policy, ownWrites } = engine
  const command = submit(engine)
  const setup = changeTemplateSetup(session)
  const recognise = recogniseRecording(directories.contacts)
  const record = recordAutomatically(session, directories, templateLookup(session))
  const answer = (handled: Handled<unknown>) => changed(handled)

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
    mapDocumentKind: command(
      'MapDocumentKind',
      decodeMap,
      (request, context, guard) => setup({ type: 'MapDocumentKind', request }, context, guard),
      answer,
    ),
    unmapDocumentKind: command(
      'UnmapDocumentKind',
      decodeUnmap,
      (request, context, guard) => setup({ type: 'UnmapDocumentKind', request }, context, guard),
      answer,
    ),
    documentKinds: async () => {
      const read = await readTemplateSetup(session)()
      if (E.isLeft(read)) return read.left
      const kinds = [...read.right.templates].map(([kind, templateCode]) => ({
        kind,
        templateCode,
      }))
      kinds.sort((a, b) => (a.kind < b.kind ? -1 : 1))
      return { type: 'DocumentKinds', kinds }
    },
    recordDocument: (request, options = {}) =>
      automatically('RecordDocument', E.chain(documentRecording)(decodeDocument(request)), options),
    recordEmail: (request, options = {}) =>
      automatically('RecordEmail', E.map(emailRecording)(decodeEmail(request)), options),
  }
}
