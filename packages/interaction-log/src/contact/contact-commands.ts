/**
 * exportContact and eraseContact.
 *
 * @since 0.1.0
 */
import type { CommandOptions } from '../command/command-options.js'
import { submit } from '../command/submit.js'
import type { Engine } from '../engine.js'
import type { PurgedPage, PurgeProblem } from '../purge/outcome.js'
import { decodeErase, type EraseContactInput, type ExportContactInput } from './contact-request.js'
import { type ContactErased, eraseContact } from './erase-contact.js'
import { type ContactExport, exportContact, type ExportProblem } from './export-contact.js'

/**
 * What somebody may demand who is in the log: to see what it holds about them, and to be erased.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContactCommands<Own> {
  /** Everything that is held about exactly this contact; who is only mentioned is not found. */
  readonly exportContact: (request: ExportContactInput) => Promise<ContactExport | ExportProblem>
  /**
   * Cancels, purges and erases everything that `exportContact` finds, except what is on hold.
   * Interrupted, give it again: it goes on; under the same idempotency key, which counts for this
   * contact only, its answer names the batches of before, too. Block the contact in your directory first, or what is
   * recorded meanwhile is erased, too. `onPage` is told how far it has got, some hundreds at a time.
   */
  readonly eraseContact: (
    request: EraseContactInput,
    options?: CommandOptions,
    onPage?: (page: PurgedPage<Own>) => void,
  ) => Promise<ContactErased<Own> | PurgeProblem<Own>>
}

export const contactCommands = <Own>(engine: Engine<Own>): ContactCommands<Own> => ({
  exportContact: exportContact(engine),
  eraseContact: (request, options, onPage) =>
    submit(engine)(
      // Nothing that is stored tells whom a key was given for, and the summary must not be another's.
      ({ contactId }) => `EraseContact ${contactId}`,
      decodeErase,
      eraseContact(engine, onPage),
      (outcome) => outcome,
    )(request, options),
})
