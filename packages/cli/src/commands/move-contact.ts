/**
 * merge-contacts and detach-contact
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import { sayBulk } from '../bulk/bulk-done.js'
import { bulkWork, pageOfItems } from '../bulk/bulk-work.js'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { withLog } from '../with-log.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'

interface MoveOptions {
  readonly dryRun?: true
}

const moved = 'moved'

export const mergeContactsCommand: AddCommand = (program, context) => {
  const command = program
    .command('merge-contacts <from> <into>')
    .description('move all interactions of a contact to the one that it was merged into')
    .option('--dry-run', 'only count them')
    .addHelpText(
      'after',
      '\nExample:\n  interaction-log merge-contacts CT000012 CT000013 --dry-run',
    )
    .action((from: string, into: string, { dryRun }: MoveOptions, self: Command) =>
      withLog('write', self, context, async (log) => {
        const request = { from, into, ...given({ dryRun }) }
        const worked = await bulkWork(context, log, undefined, (tell) =>
          log.mergeContacts(request, keyOf(self), (items) => {
            tell(pageOfItems(items))
          }),
        )
        return sayBulk(context.out, moved, worked)
      }),
    )
  withIdempotencyKey(command)
}

export const detachContactCommand: AddCommand = (program, context) => {
  const command = program
    .command('detach-contact <contact-id>')
    .description('move all interactions of a contact that was deleted to its company, or to nobody')
    .option('--dry-run', 'only count them')
    .addHelpText('after', '\nExample:\n  interaction-log detach-contact CT000012 --dry-run')
    .action((contactId: string, { dryRun }: MoveOptions, self: Command) =>
      withLog('write', self, context, async (log) => {
        const request = { contactId, ...given({ dryRun }) }
        const worked = await bulkWork(context, log, undefined, (tell) =>
          log.detachContact(request, keyOf(self), (items) => {
            tell(pageOfItems(items))
          }),
        )
        return sayBulk(context.out, moved, worked)
      }),
    )
  withIdempotencyKey(command)
}
