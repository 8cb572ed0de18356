/**
 * cancel and reinstate
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'

interface CancelOptions {
  readonly reason?: string
  readonly removeUniqueAttachment?: true
}

export const cancelCommand: AddCommand = (program, context) => {
  const command = program
    .command('cancel <interaction-id>')
    .description('mark an interaction as canceled; it stays in the log')
    .option('--reason <text>', 'why; erased when the interaction is purged')
    .option('--remove-unique-attachment', 'remove the attachment, if no other interaction has it')
    .action((interactionId: string, options: CancelOptions, self: Command) =>
      withLog('write', self, context, async (log) => {
        const { reason, removeUniqueAttachment } = options
        const request = { interactionId, ...given({ reason, removeUniqueAttachment }) }
        return sayChanged(
          context.out,
          `Canceled ${interactionId}.`,
          await log.cancel(request, keyOf(self)),
        )
      }),
    )
  withIdempotencyKey(command)
}

export const reinstateCommand: AddCommand = (program, context) => {
  const command = program
    .command('reinstate <interaction-id>')
    .description('take a cancellation back')
    .option('--reason <text>', 'why; erased when the interaction is purged')
    .action((interactionId: string, { reason }: Pick<CancelOptions, 'reason'>, self: Command) =>
      withLog('write', self, context, async (log) =>
        sayChanged(
          context.out,
          `Reinstated ${interactionId}.`,
          await log.reinstate({ interactionId, ...given({ reason }) }, keyOf(self)),
        ),
      ),
    )
  withIdempotencyKey(command)
}
