/**
 * What is recorded once is recognised by a key of its own, in which the contact stands: so the contact
 * is looked up before the command has its id.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Contacts } from '../directory/contacts.js'
import type { DirectoryUnavailable } from '../directory/directory.js'
import type { NaturalKey } from '../ids/keyed-id.js'
import type { Account } from '../interaction/account.js'
import type { ContactId } from '../values/opaque-id.js'
import type { AutomaticRecording } from './automatic-recording.js'
import { type RecordingSkipped, skipped } from './recording-skipped.js'

/** The contact of an account; whether a contact itself exists is asked later. */
export const contactOf = (
  { ofAccount }: Contacts,
  account: Account,
): TE.TaskEither<DirectoryUnavailable, ContactId | undefined> => {
  if (account.type === 'contact') return TE.right(account.no)
  return ofAccount === undefined
    ? TE.left({
        type: 'DirectoryUnavailable',
        directory: 'contacts',
        because: 'it knows no customers and no vendors',
      })
    : ofAccount(account)
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Recognised {
  readonly recording: AutomaticRecording
  /** Undefined = it is recorded each time. */
  readonly naturalKey: NaturalKey | undefined
}

/**
 * The key of a recording that has one; nothing more happens to one that is only a preview.
 *
 * @example
 * import {
 *   anyContact,
 *   documentRecording,
 *   DocumentRequest,
 *   recogniseRecording,
 * } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const request = sample(DocumentRequest, {
 *   kind: 'salesInvoice',
 *   no: 'I1',
 *   once: true,
 *   account: { type: 'contact', no: '10000' },
 *   date: '2026-03-02',
 * })
 * const recording = documentRecording(request)
 * assert.ok(E.isRight(recording))
 * const recognised = await recogniseRecording(anyContact)(recording.right)()
 * assert.ok(E.isRight(recognised))
 *
 * assert.deepStrictEqual(
 *   recognised.right.naturalKey,
 *   ['document', 'salesInvoice', 'I1', null, null, '10000'],
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const recogniseRecording =
  (contacts: Contacts) =>
  (
    recording: AutomaticRecording,
  ): TE.TaskEither<DirectoryUnavailable | RecordingSkipped, Recognised> =>
  async () => {
    const { account, isPreview, keyFor } = recording
    if (isPreview) return skipped('Preview')
    if (keyFor === undefined) return E.right({ recording, naturalKey: undefined })
    const contactId = await contactOf(contacts, account)()
    if (E.isLeft(contactId)) return contactId
    if (contactId.right === undefined) return skipped('NoContactForAccount')
    return E.right({
      recording: { ...recording, account: { type: 'contact', no: contactId.right } },
      naturalKey: keyFor(contactId.right),
    })
  }
