/**
 * What can have happened to the template setup: which template stands for which automatic recording.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import type { StreamName } from '../event/stream-name.js'
import { DocumentKind } from '../interaction/source.js'
import { message } from '../message.js'
import { TemplateCode } from '../values/code.js'

/**
 * The stream of the one template setup of a log.
 *
 * @category model
 * @since 0.1.0
 */
export const templateSetupStream: StreamName = 'interactionTemplateSetup-main'

/**
 * What is recorded automatically: a document of some kind, or an e-mail.
 *
 * @category codecs
 * @since 0.1.0
 */
export const AutomaticKind = t.keyof(
  { ...DocumentKind.keys, email: null },
  `one of ${Object.keys(DocumentKind.keys).join(', ')}, email`,
)
/** @since 0.1.0 */
export type AutomaticKind = t.TypeOf<typeof AutomaticKind>

/**
 * From now on, recordings of this kind are based on this template.
 *
 * @category codecs
 * @since 0.1.0
 */
export const DocumentKindMapped = message('DocumentKindMapped', {
  kind: AutomaticKind,
  templateCode: TemplateCode,
})
/** @since 0.1.0 */
export interface DocumentKindMapped extends t.TypeOf<typeof DocumentKindMapped> {}

/**
 * From now on, nothing of this kind is recorded.
 *
 * @category codecs
 * @since 0.1.0
 */
export const DocumentKindUnmapped = message('DocumentKindUnmapped', { kind: AutomaticKind })
/** @since 0.1.0 */
export interface DocumentKindUnmapped extends t.TypeOf<typeof DocumentKindUnmapped> {}

/**
 * @category model
 * @since 0.1.0
 */
export type TemplateSetupEvent = DocumentKindMapped | DocumentKindUnmapped

/**
 * @category codecs
 * @since 0.1.0
 */
export const templateSetupEvents: EventCodecs<TemplateSetupEvent> = {
  DocumentKindMapped,
  DocumentKindUnmapped,
}
