/**
 * Why nothing was recorded by itself. These are no problems.
 *
 * @since 0.1.0
 */
import type { SkipReason } from '@interaction-log/core'

export const ofSkipped: Readonly<Record<SkipReason, string>> = {
  ContactPrivacyBlocked: 'Nothing was recorded: the contact is blocked for privacy.',
  NoContactForAccount: 'Nothing was recorded: there is no such contact, or the account has none.',
  NoTemplateForKind: 'Nothing was recorded: no template is mapped to this kind.',
  Preview: 'Nothing was recorded: it was only a preview.',
}
