/**
 * cancel and reinstate
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { withLog } from '../with-log.js'
import { sayBulk } from './bulk-done.js'
import { sayChanged } from './changed.js'
import { type FilterOptions, meantBy, withFilters } from './filter-options.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'

interface CancelOptions extends FilterOptions {
  readonly reason?: string
  readonly removeUniqueAttachment?: true
}

const examplesOf = (verb: string) => `
Examples:
  interaction-log ${verb} 3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11 --reason "by mistake"
  interaction-log ${verb} --contact CT000012 --date-to 2019-12-31 --dry-run`

export const cancelCommand: AddCommand = (program, context) => {
  const command = program
    .command('cancel [interaction-id]')
    .description('mark interactions as canceled; they stay in the log')
    .option('--reason <text>', 'why; erased when the interaction is purged')
    .option('--remove-unique-attachment', 'remove the attachment, if no other interaction has it')
    .addHelpText('after', examplesOf('cancel'))
    .action((id: string | undefined, options: CancelOptions, self: Command) => {
      const meant = meantBy(self, 'cancel', id, options)
      const { reason, removeUniqueAttachment } = options
      const request = { ...meant, ...given({ reason, removeUniqueAttachment }) }
      return withLog('write', self, context, async (log) =>
        'filter' in request
          ? sayBulk(context.out, 'canceled', await log.cancelMany(request, keyOf(self)))
          : sayChanged(
              context.out,
              `Canceled ${request.interactionId}.`,
              await log.cancel(request, keyOf(self)),
            ),
      )
    })
  withIdempotencyKey(withFilters(command, 'every interaction that is not canceled'))
}

export const reinstateCommand: AddCommand = (program, context) => {
  const command = program
    .command('reinstate [interaction-id]')
    .description('take cancellations back')
    .option('--reason <text>', 'why; erased when the interaction is purged')
    .addHelpText('after', examplesOf('reinstate'))
    .action((id: string | undefined, options: CancelOptions, self: Command) => {
      const meant = meantBy(self, 'reinstate', id, options)
      const request = { ...meant, ...given({ reason: options.reason }) }
      return withLog('write', self, context, async (log) =>
        'filter' in request
          ? sayBulk(context.out, 'reinstated', await log.reinstateMany(request, keyOf(self)))
          : sayChanged(
              context.out,
              `Reinstated ${request.interactionId}.`,
              await log.reinstate(request, keyOf(self)),
            ),
      )
    })
  withIdempotencyKey(withFilters(command, 'every interaction that is canceled'))
}
