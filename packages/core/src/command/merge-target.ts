/**
 * The contact that another one is merged into, as the directory knows it.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Contacts } from '../directory/contacts.js'
import type { DirectoryUnavailable } from '../directory/directory.js'
import type { Belonging } from '../interaction/move.js'
import type { ContactId } from '../values/opaque-id.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type MergeTargetFailure =
  | { readonly type: 'ContactNotFound'; readonly field: 'into' }
  | { readonly type: 'ContactPrivacyBlocked'; readonly field: 'into' }
  | DirectoryUnavailable

/**
 * Where its interactions will belong; refused if it is not there, or blocked for privacy.
 *
 * @example
 * import { type ContactId, inMemoryContacts, mergeTarget } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const into = mergeTarget(inMemoryContacts([{ id: 'P2', companyId: 'C' }]))
 * const belonging = { contactId: 'P2', companyId: 'C' }
 * const missing = { type: 'ContactNotFound', field: 'into' }
 *
 * assert.deepStrictEqual(await into('P2' as ContactId)(), E.right(belonging))
 * assert.deepStrictEqual(await into('P3' as ContactId)(), E.left(missing))
 *
 * @category command handling
 * @since 0.1.0
 */
export const mergeTarget =
  (contacts: Contacts) =>
  (contactId: ContactId): TaskEither<MergeTargetFailure, Belonging> =>
  async () => {
    const found = await contacts.find(contactId)()
    if (E.isLeft(found)) return found
    if (found.right === undefined) return E.left({ type: 'ContactNotFound', field: 'into' })
    const { companyId, privacyBlocked } = found.right
    return privacyBlocked
      ? E.left({ type: 'ContactPrivacyBlocked', field: 'into' })
      : E.right({ contactId, companyId })
  }
