/**
 * A document or an e-mail as something to record: both say the same of themselves.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NaturalKey } from '../ids/keyed-id.js'
import type { Account } from '../interaction/account.js'
import type { DocumentRequest, EmailRequest } from '../interaction/automatic-request.js'
import type { RecordRequest } from '../interaction/record-request.js'
import type { AutomaticKind } from '../template-setup/event.js'
import type { ContactId } from '../values/opaque-id.js'
import type { Description, Line } from '../values/text.js'
import type { InputRefusal } from './input-refusal.js'

/**
 * What is recorded, without the contact and the template, which are found.
 *
 * @category model
 * @since 0.1.0
 */
export interface AutomaticRecording {
  readonly kind: AutomaticKind
  readonly account: Account
  readonly said: Omit<RecordRequest, 'contactId' | 'templateCode'>
  readonly isPreview: boolean
  readonly isPosted: boolean
  /** By which it is recognised when it comes again; undefined = it is recorded each time. */
  readonly keyFor: ((contactId: ContactId) => NaturalKey) | undefined
}

/**
 * A document. One that is recorded once must have a number.
 *
 * @example
 * import { documentRecording, DocumentRequest } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const sheet = {
 *   kind: 'coverSheet',
 *   account: { type: 'contact', no: 'P1' },
 *   date: '2026-03-02',
 * }
 *
 * assert.ok(E.isRight(documentRecording(sample(DocumentRequest, sheet))))
 * assert.deepStrictEqual(
 *   documentRecording(sample(DocumentRequest, { ...sheet, once: true })),
 *   E.left({
 *     type: 'FieldInvalid',
 *     field: 'no',
 *     expected: 'the number by which the document is recognised',
 *   }),
 * )
 *
 * @category constructors
 * @since 0.1.0
 */
export const documentRecording = (
  request: DocumentRequest,
): E.Either<InputRefusal, AutomaticRecording> => {
  const {
    kind,
    account,
    no = null,
    occurrence = null,
    version = null,
    once = false,
    posted = false,
    preview = false,
    ...said
  } = request
  const isOnce = once || posted
  if (isOnce && no === null)
    return E.left({
      type: 'FieldInvalid',
      field: 'no',
      expected: 'the number by which the document is recognised',
    })
  return E.right({
    kind,
    account,
    said: { ...said, source: { type: 'document', kind, no, occurrence, version } },
    isPreview: preview,
    isPosted: posted,
    keyFor:
      isOnce && no !== null
        ? (contactId) => ['document', kind, no, occurrence, version, contactId]
        : undefined,
  })
}

/** The first 100 characters, and never half of one. */
const cut = (subject: string): Line => {
  const line = subject.slice(0, 100)
  return (line.isWellFormed() ? line : line.slice(0, -1)) as Line
}

const wordingOf = (subject: string | undefined) => {
  if (subject === undefined) return {}
  const line = cut(subject)
  // A mail without a subject is described by its template.
  return line.trim() === ''
    ? { subject: line }
    : { subject: line, description: line as Description }
}

/**
 * An e-mail. It goes out from us or comes in from them, and is recognised by its message id.
 *
 * @example
 * import { emailRecording, EmailRequest } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 *
 * const request = sample(EmailRequest, {
 *   messageId: '<4711@mail.example>',
 *   account: { type: 'contact', no: 'P1' },
 *   date: '2026-03-02',
 *   direction: 'inbound',
 *   subject: 'Your invoice',
 * })
 *
 * assert.strictEqual(emailRecording(request).said.initiatedBy, 'them')
 * assert.strictEqual(emailRecording(request).said.description, 'Your invoice')
 *
 * @category constructors
 * @since 0.1.0
 */
export const emailRecording = (request: EmailRequest): AutomaticRecording => {
  const { messageId, account, direction, conversationId = null, subject, ...said } = request
  const { salespersonCode } = said
  return {
    kind: 'email',
    account,
    said: {
      correspondenceType: 'email',
      ...said,
      ...wordingOf(subject),
      informationFlow: direction,
      initiatedBy: direction === 'outbound' ? 'us' : 'them',
      source: { type: 'email', conversationId },
    },
    isPreview: false,
    isPosted: false,
    keyFor: (contactId) => ['email', messageId, contactId, salespersonCode ?? ''],
  }
}
