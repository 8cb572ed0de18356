/**
 * Which templates cannot stand for a kind: the document is the content, so the template brings none.
 *
 * @since 0.1.0
 */
import type { TemplateFields } from '../template/event.js'
import type { TemplateCode } from '../values/code.js'
import type { AutomaticKind } from './event.js'

/**
 * Only a meeting invitation may be based on a template with languages or attachments.
 *
 * @category errors
 * @since 0.1.0
 */
export type TemplateUnfit =
  | ({ readonly type: 'TemplateHasAttachment' } & OfTemplate)
  | ({ readonly type: 'TemplateHasLanguages' } & OfTemplate)

interface OfTemplate {
  readonly field: 'templateCode'
  readonly templateCode: TemplateCode
}

export const unfitTemplate = (
  kind: AutomaticKind,
  templateCode: TemplateCode,
  { languages }: TemplateFields,
): TemplateUnfit | undefined => {
  if (kind === 'meetingInvitation' || languages.length === 0) return undefined
  const hasAttachment = languages.some(({ attachmentId }) => attachmentId !== null)
  return {
    type: hasAttachment ? 'TemplateHasAttachment' : 'TemplateHasLanguages',
    field: 'templateCode',
    templateCode,
  }
}
