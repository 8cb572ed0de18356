/**
 * The interactions that are or were of exactly one contact, page by page, as the log stands now.
 *
 * @since 0.1.0
 */
import type { ContactId } from '@interaction-log/core'
import { entriesThatMeet, type LogEntry } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import type { IdPages } from '../purge/meant.js'
import { caughtUpPagesOf, pagesOf, type Pages } from '../views/pages.js'

/** Those of now first, then those that have moved on: their streams still hold the contact. */
export const interactionsOf = async function* <Own>(
  { views: { contactLog } }: Engine<Own>,
  contactId: ContactId,
): Pages<LogEntry> {
  yield* caughtUpPagesOf(contactLog, (page) => entriesThatMeet({ contactId }, page))
  yield* pagesOf(contactLog, (page) => entriesThatMeet({ formerContact: contactId }, page))
}

/** Those that a merge or a deletion of the contact moves: its own, and its persons' if it is a company. */
export const interactionsToMove = async function* <Own>(
  { views: { contactLog } }: Engine<Own>,
  contact: ContactId,
): IdPages {
  const idsOf = (entries: readonly LogEntry[]) => entries.map(({ interactionId }) => interactionId)
  const own = caughtUpPagesOf(contactLog, (page) => entriesThatMeet({ contactId: contact }, page))
  for await (const page of own) yield E.map(idsOf)(page)
  for await (const page of pagesOf(contactLog, (at) => entriesThatMeet({ companyId: contact }, at)))
    yield E.map((entries: readonly LogEntry[]) =>
      idsOf(entries.filter(({ contactId }) => contactId !== contact)),
    )(page)
}
