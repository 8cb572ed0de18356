/**
 * The interactions of exactly one contact, page by page, as the log stands now.
 *
 * @since 0.1.0
 */
import type { ContactId } from '@interaction-log/core'
import type { LogEntry } from '@interaction-log/projection'
import { entriesOfContact } from '@interaction-log/projection-contact-log'
import type { Engine } from '../engine.js'
import { caughtUpPagesOf, type Pages } from '../views/pages.js'

export const interactionsOf = <Own>(
  { views: { contactLog } }: Engine<Own>,
  contactId: ContactId,
): Pages<LogEntry> => caughtUpPagesOf(contactLog, (page) => entriesOfContact(contactId, page))
