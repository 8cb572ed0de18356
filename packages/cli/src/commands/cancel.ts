/**
 * cancel and reinstate
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { sayBulk } from '../bulk/bulk-done.js'
import { bulkWork, pageOfItems, type TellPage } from '../bulk/bulk-work.js'
import { type FilterOptions, meantBy, totalOf, withFilters } from '../bulk/meant.js'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'

interface CancelOptions extends FilterOptions {
  readonly reason?: string
  readonly removeUniqueAttachment?: true
}

const examplesOf = (verb: string) => `
Examples:
  interaction-log ${verb} 3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11 --reason "by mistake"
  interaction-log ${verb} --contact CT000012 --date-to 2019-12-31 --dry-run
  interaction-log ${verb} --ids-from ids.txt --check-first`

export const cancelCommand: AddCommand = (program, context) => {
  const { out } = context
  const command = program
    .command('cancel [interaction-id...]')
    .description('mark interactions as canceled; they stay in the log')
    .option('--reason <text>', 'why; erased when the interaction is purged')
    .option('--remove-unique-attachment', 'remove the attachment, if no other interaction has it')
    .addHelpText('after', examplesOf('cancel'))
    .action(async (ids: readonly string[], options: CancelOptions, self: Command) => {
      const meant = await meantBy(self, context, 'cancel', ids, options)
      if (E.isLeft(meant)) {
        context.end(meant.left)
        return
      }
      const { reason, removeUniqueAttachment } = options
      const request = { ...meant.right, ...given({ reason, removeUniqueAttachment }) }
      await withLog('write', self, context, async (log) => {
        if ('interactionId' in request) {
          const done = `Canceled ${request.interactionId}.`
          return sayChanged(out, done, await log.cancel(request, keyOf(self)))
        }
        const work = (tell: TellPage) =>
          log.cancelMany(request, keyOf(self), (page) => {
            tell(pageOfItems(page))
          })
        return sayBulk(out, 'canceled', await bulkWork(context, log, totalOf(request), work))
      })
    })
  withIdempotencyKey(withFilters(command, 'every interaction that is not canceled'))
}

export const reinstateCommand: AddCommand = (program, context) => {
  const { out } = context
  const command = program
    .command('reinstate [interaction-id...]')
    .description('take cancellations back')
    .option('--reason <text>', 'why; erased when the interaction is purged')
    .addHelpText('after', examplesOf('reinstate'))
    .action(async (ids: readonly string[], options: CancelOptions, self: Command) => {
      const meant = await meantBy(self, context, 'reinstate', ids, options)
      if (E.isLeft(meant)) {
        context.end(meant.left)
        return
      }
      const request = { ...meant.right, ...given({ reason: options.reason }) }
      await withLog('write', self, context, async (log) => {
        if ('interactionId' in request) {
          const done = `Reinstated ${request.interactionId}.`
          return sayChanged(out, done, await log.reinstate(request, keyOf(self)))
        }
        const work = (tell: TellPage) =>
          log.reinstateMany(request, keyOf(self), (page) => {
            tell(pageOfItems(page))
          })
        return sayBulk(out, 'reinstated', await bulkWork(context, log, totalOf(request), work))
      })
    })
  withIdempotencyKey(withFilters(command, 'every interaction that is canceled'))
}
