/**
 * The decider of the template setup: which template stands for which automatic recording.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import { match } from '../match.js'
import type { TemplateCode } from '../values/code.js'
import type { TemplateSetupCommand } from './command.js'
import type { TemplateSetupEvent } from './event.js'
import { evolveTemplateSetup, initialTemplateSetup, type TemplateSetupState } from './state.js'
import { type TemplateUnfit, unfitTemplate } from './unfit-template.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateSetupRejection =
  | TemplateUnfit
  | ({ readonly type: 'TemplateNotFound' } & OfTemplate)
  | ({ readonly type: 'TemplateRetired' } & OfTemplate)

interface OfTemplate {
  readonly field: 'templateCode'
  readonly templateCode: TemplateCode
}

type Decision = E.Either<TemplateSetupRejection, readonly TemplateSetupEvent[]>
type Of<Type extends TemplateSetupCommand['type']> = Extract<
  TemplateSetupCommand,
  { readonly type: Type }
>

const accept = (...events: readonly TemplateSetupEvent[]): Decision => E.right(events)

const reject = (rejection: TemplateSetupRejection): Decision => E.left(rejection)

const map = (
  { request, template }: Of<'MapDocumentKind'>,
  { templates }: TemplateSetupState,
): Decision => {
  const { kind, templateCode } = request
  return match(template, {
    NotDefined: () => reject({ type: 'TemplateNotFound', field: 'templateCode', templateCode }),
    Retired: () => reject({ type: 'TemplateRetired', field: 'templateCode', templateCode }),
    Defined: ({ fields }) => {
      const unfit = unfitTemplate(kind, templateCode, fields)
      if (unfit) return reject(unfit)
      return templates.get(kind) === templateCode
        ? accept()
        : accept({ type: 'DocumentKindMapped', data: { kind, templateCode } })
    },
  })
}

const unmap = (
  { request: { kind } }: Of<'UnmapDocumentKind'>,
  { templates }: TemplateSetupState,
): Decision =>
  templates.has(kind) ? accept({ type: 'DocumentKindUnmapped', data: { kind } }) : accept()

/**
 * Mapped to a template, to another one, unmapped.
 *
 * @example
 * import { MapDocumentKindRequest, templateSetupDecider } from '@interaction-log/core'
 * import { sample, specification } from '@interaction-log/core/testing'
 *
 * const request = sample(MapDocumentKindRequest, {
 *   kind: 'salesInvoice',
 *   templateCode: 'S_INVOICE',
 * })
 * const given = specification(templateSetupDecider)
 *
 * given()
 *   .when({ type: 'MapDocumentKind', request, template: { type: 'NotDefined' } })
 *   .thenRejected({
 *     type: 'TemplateNotFound',
 *     field: 'templateCode',
 *     templateCode: request.templateCode,
 *   })
 *
 * @category deciders
 * @since 0.1.0
 */
export const templateSetupDecider: Decider<
  TemplateSetupCommand,
  TemplateSetupState,
  TemplateSetupEvent,
  TemplateSetupRejection
> = {
  initialState: initialTemplateSetup,
  decide: (command, state) =>
    match(command, {
      MapDocumentKind: (c) => map(c, state),
      UnmapDocumentKind: (c) => unmap(c, state),
    }),
  evolve: evolveTemplateSetup,
}
