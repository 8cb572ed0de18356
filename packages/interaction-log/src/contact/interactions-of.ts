/**
 * The interactions of exactly one contact, page by page, as the log stands now.
 *
 * @since 0.1.0
 */
import type { ContactId } from '@interaction-log/core'
import type { LogEntry, QueryFailure } from '@interaction-log/projection'
import { entriesOfContact } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'

const pageSize = 500

export const interactionsOf = async function* <Own>(
  { views: { contactLog } }: Engine<Own>,
  contactId: ContactId,
): AsyncGenerator<E.Either<QueryFailure, readonly LogEntry[]>> {
  const fresh = await contactLog.caughtUp()()
  if (E.isLeft(fresh)) {
    yield fresh
    return
  }
  let after: string | undefined
  do {
    const page = await contactLog.query(entriesOfContact(contactId, { limit: pageSize, after }))()
    if (E.isLeft(page)) {
      yield page
      return
    }
    yield E.right(page.right.rows)
    after = page.right.next
  } while (after !== undefined)
}
