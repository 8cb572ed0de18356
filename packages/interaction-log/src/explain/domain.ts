/**
 * Refusals of the rules.
 *
 * @since 0.1.0
 */
import type {
  DirectoryUnavailable,
  GroupRejection,
  HoldRejection,
  IdempotencyKeyReused,
  InputRefusal,
  InteractionRejection,
  KeyMissing,
  PurgeBatchRejection,
  TemplateRejection,
  TemplateUnfit,
} from '@interaction-log/core'
import type { NothingStarted } from '../bulk/outcome.js'
import type { NotAuthorized } from '../command/policy.js'
import type { Sentences } from './problem.js'

type Domain =
  | DirectoryUnavailable
  | GroupRejection
  | HoldRejection
  | IdempotencyKeyReused
  | InteractionRejection
  | KeyMissing
  | NotAuthorized
  | NothingStarted<unknown>
  | PurgeBatchRejection
  | TemplateRejection
  | TemplateUnfit

export const ofDomain: Sentences<Exclude<Domain['type'], InputRefusal['type']>> = {
  AlreadyPurged: ({ interactionId }) =>
    `Interaction ${interactionId} is purged; nothing can happen to it any more.`,
  AlreadyRecorded: ({ interactionId }) => `Interaction ${interactionId} is already recorded.`,
  CampaignNotFound: ({ field }) => `${field}: there is no such campaign.`,
  ContactNotFound: ({ field }) => `${field}: there is no such contact.`,
  ContactPrivacyBlocked: ({ field }) =>
    `${field}: this contact is blocked for privacy; nothing may be recorded for it.`,
  DefaultLanguageUnknown: ({ field }) =>
    `${field}: the template has no variant for this language. Add one to languages.`,
  DirectoryUnavailable: ({ directory, because }) =>
    `The ${directory} cannot be looked up: ${because}. Nothing was recorded; try again.`,
  GroupCodeTaken: ({ field, groupCode }) =>
    `${field}: group ${groupCode} exists already. Revise or restore it, or take another code.`,
  GroupNotFound: ({ field, groupCode }) => `${field}: there is no group ${groupCode}. Define it.`,
  GroupRetired: ({ field, groupCode }) => `${field}: group ${groupCode} is retired. Restore it.`,
  IdempotencyKeyReused: () =>
    'This idempotency key was used before, for a command that said something else. Use a new key.',
  KeyMissing: () =>
    'Natural keys, holds and purges need the id key of the log, which is missing. Put its key file back, or give it.',
  LanguageTwice: ({ field }) => `${field}: a language stands there twice.`,
  NotAuthorized: ({ command }) => `You may not do this: ${command} was not authorized.`,
  NotCanceled: ({ interactionId }) =>
    `Interaction ${interactionId} is not canceled. Only canceled interactions can be purged.`,
  NotRecorded: ({ interactionId }) => `There is no interaction ${interactionId}.`,
  NothingStarted: ({ refused }) =>
    `Nothing was started: ${String(refused.length)} of the interactions would be refused.`,
  OnHold: ({ interactionId, hold }) =>
    `Interaction ${interactionId} is not purged: there is a hold on ${hold === 'contact' ? 'its contact' : 'it'}.`,
  PurgeNotStarted: ({ batchId }) => `There is no purge batch ${batchId}.`,
  SalespersonNotFound: ({ field }) => `${field}: there is no such salesperson.`,
  SalespersonRequired: ({ field }) =>
    `${field}: name the salesperson; the contact has none of its own.`,
  TemplateCodeTaken: ({ field, templateCode }) =>
    `${field}: template ${templateCode} exists already. Revise or restore it, or take another code.`,
  TemplateHasAttachment: ({ field, templateCode }) =>
    `${field}: template ${templateCode} has an attachment, but a document brings its own. Take another one.`,
  TemplateHasLanguages: ({ field, templateCode }) =>
    `${field}: template ${templateCode} has languages, but a document brings its own. Take another one.`,
  TemplateNotFound: ({ field, templateCode }) =>
    `${field}: there is no template ${templateCode}. Define it.`,
  TemplateRetired: ({ field, templateCode }) =>
    `${field}: template ${templateCode} is retired. Restore it, or take another one.`,
  TooManyEvents: ({ interactionId }) =>
    `Interaction ${interactionId} was canceled, reinstated or moved too often. Record it anew.`,
}
