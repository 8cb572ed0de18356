/**
 * What a caller says of a document or an e-mail that is to be recorded. The template is that of its
 * kind, the contact that of the account; the rest may be given as for any other recording.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { branded } from '../values/branded.js'
import { LocalDate } from '../values/local-date.js'
import { nullable } from '../values/nullable.js'
import { OpaqueId } from '../values/opaque-id.js'
import { WholeNumber } from '../values/whole-number.js'
import { Account } from './account.js'
import { particulars, wording } from './record-request.js'
import { DocumentKind } from './source.js'

const documentRequired = { kind: DocumentKind, account: Account, date: LocalDate }

const documentOptions = {
  no: nullable(OpaqueId),
  /** Tells documents apart whose number was used again. */
  occurrence: nullable(WholeNumber),
  version: nullable(WholeNumber),
  /** Printing it again records nothing more; needs `no`. */
  once: t.boolean,
  /** It is posted, not printed: once, and for the campaign that targets the contact that day. */
  posted: t.boolean,
  /** It is only looked at: nothing is recorded. */
  preview: t.boolean,
}

/**
 * @category codecs
 * @since 0.1.0
 */
export const DocumentRequest = t.readonly(
  t.intersection([
    t.strict(documentRequired),
    t.exact(t.partial({ ...documentOptions, ...wording, ...particulars })),
  ]),
)
/** @since 0.1.0 */
export type DocumentRequest = t.TypeOf<typeof DocumentRequest>

/**
 * All fields that a document request may have.
 *
 * @category model
 * @since 0.1.0
 */
export const documentRequestFields: readonly string[] = Object.keys({
  ...documentRequired,
  ...documentOptions,
  ...wording,
  ...particulars,
})

/**
 * The Message-ID of a mail: 1 to 998 characters, as long as a line of a mail can be.
 *
 * @category codecs
 * @since 0.1.0
 */
export const MessageId = branded(
  'MessageId',
  '1 to 998 characters, not only spaces',
  (s) => s.length <= 998 && s.trim().length > 0 && s.isWellFormed(),
)
/** @since 0.1.0 */
export type MessageId = t.TypeOf<typeof MessageId>

const MailSubject = t.refinement(t.string, (s) => s.isWellFormed(), 'well-formed text')

const emailRequired = {
  /** It is not stored. */
  messageId: MessageId,
  account: Account,
  date: LocalDate,
  direction: t.keyof({ outbound: null, inbound: null }, 'outbound or inbound'),
}

const emailOptions = {
  conversationId: nullable(OpaqueId),
  /** As in the mail, however long: its first 100 characters become description and subject. */
  subject: MailSubject,
}

/**
 * @category codecs
 * @since 0.1.0
 */
export const EmailRequest = t.readonly(
  t.intersection([
    t.strict(emailRequired),
    t.exact(t.partial({ ...emailOptions, ...particulars })),
  ]),
)
/** @since 0.1.0 */
export type EmailRequest = t.TypeOf<typeof EmailRequest>

/**
 * All fields that an e-mail request may have.
 *
 * @category model
 * @since 0.1.0
 */
export const emailRequestFields: readonly string[] = Object.keys({
  ...emailRequired,
  ...emailOptions,
  ...particulars,
})
