/**
 * Which template stands for which kind of document, and for mails.
 *
 * @since 0.1.0
 */
import {
  type AutomaticKind,
  changeTemplateSetup,
  decodeInput,
  type InputRefusal,
  type KeyMissing,
  MapDocumentKindRequest,
  type NewerEvent,
  type ReadFailure,
  readTemplateSetup,
  type TemplateCode,
  type TemplateSetupFailure,
  UnmapDocumentKindRequest,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import type { CommandOptions } from './command-options.js'
import type { Input } from './input.js'
import { type Changed, changed, type Unchanged } from './outcome.js'
import type { NotAuthorized } from './policy.js'
import { submit } from './submit.js'

/** @since 0.1.0 */
export type MapDocumentKindInput = Input<MapDocumentKindRequest>
/** @since 0.1.0 */
export type UnmapDocumentKindInput = Input<UnmapDocumentKindRequest>

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateSetupProblem<Own> =
  InputRefusal | KeyMissing | TemplateSetupFailure | NotAuthorized | Own

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
 * @category model
 * @since 0.1.0
 */
export interface TemplateSetupCommands<Own> {
  /** From now on, documents of this kind, or e-mails, are based on this template. */
  readonly mapDocumentKind: MapKind<MapDocumentKindInput, Own>
  /** From now on, nothing of this kind is recorded. */
  readonly unmapDocumentKind: MapKind<UnmapDocumentKindInput, Own>
  readonly documentKinds: () => Promise<DocumentKinds | ReadFailure | NewerEvent>
}

const decodeMap = decodeInput(MapDocumentKindRequest, ['kind', 'templateCode'])
const decodeUnmap = decodeInput(UnmapDocumentKindRequest, ['kind'])

export const templateSetupCommands = <Own>(engine: Engine<Own>): TemplateSetupCommands<Own> => {
  const { session } = engine
  const command = submit(engine)
  const setup = changeTemplateSetup(session)
  return {
    mapDocumentKind: command(
      'MapDocumentKind',
      decodeMap,
      (request, context, guard) => setup({ type: 'MapDocumentKind', request }, context, guard),
      changed,
    ),
    unmapDocumentKind: command(
      'UnmapDocumentKind',
      decodeUnmap,
      (request, context, guard) => setup({ type: 'UnmapDocumentKind', request }, context, guard),
      changed,
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
  }
}
