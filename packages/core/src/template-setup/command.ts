/**
 * What can be asked of the template setup.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { TemplateState } from '../template/state.js'
import { TemplateCode } from '../values/code.js'
import { AutomaticKind } from './event.js'

/**
 * @category codecs
 * @since 0.1.0
 */
export const MapDocumentKindRequest = t.readonly(
  t.strict({ kind: AutomaticKind, templateCode: TemplateCode }),
)
/** @since 0.1.0 */
export type MapDocumentKindRequest = t.TypeOf<typeof MapDocumentKindRequest>

/**
 * @category codecs
 * @since 0.1.0
 */
export const UnmapDocumentKindRequest = t.readonly(t.strict({ kind: AutomaticKind }))
/** @since 0.1.0 */
export type UnmapDocumentKindRequest = t.TypeOf<typeof UnmapDocumentKindRequest>

/**
 * @category model
 * @since 0.1.0
 */
export type TemplateSetupCommand =
  | {
      readonly type: 'MapDocumentKind'
      readonly request: MapDocumentKindRequest
      /** The template that the request names. */
      readonly template: TemplateState
    }
  | { readonly type: 'UnmapDocumentKind'; readonly request: UnmapDocumentKindRequest }
