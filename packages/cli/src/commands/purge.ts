/**
 * purge and finish-erasure
 *
 * @since 0.1.0
 */
import { PurgeBasis } from '@interaction-log/core'
import type { PurgeInput } from '@interaction-log/interaction-log'
import { type Command, Option } from 'commander'
import type { AddCommand } from '../context.js'
import { exitCode } from '../exit-code.js'
import { withLog } from '../with-log.js'
import { sayRefused } from './bulk-done.js'
import { type FilterOptions, meantBy, withFilters } from './filter-options.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { sayErasure, sayPurged } from './purged.js'

interface PurgeOptions extends FilterOptions {
  readonly basis?: PurgeBasis
}

const requestOf = (self: Command, id: string | undefined, options: PurgeOptions): PurgeInput => {
  const meant = meantBy(self, 'purge', id, options)
  const { basis = options.dryRun ? 'other' : undefined } = options
  return basis === undefined ? self.error('error: say why, with --basis') : { basis, ...meant }
}

export const purgeCommand: AddCommand = (program, context) => {
  const command = program
    .command('purge [interaction-id]')
    .description('remove canceled interactions for good: one, or all that meet every filter')
    .addOption(new Option('--basis <basis>', 'why (needed)').choices(Object.keys(PurgeBasis.keys)))
    .action(async (id: string | undefined, options: PurgeOptions, self: Command) => {
      const request = requestOf(self, id, options)
      await withLog('write', self, context, async (log) => {
        const outcome = await log.purge(request, keyOf(self))
        if (outcome.type === 'Purged') {
          const nothing =
            id === undefined
              ? 'no canceled interaction is meant by that'
              : `interaction ${id} is purged already`
          return sayPurged(context.out, outcome, nothing)
        }
        if (outcome.type === 'NothingStarted') {
          const code = context.out.fail(outcome)
          return sayRefused(context.out, 'Would not be purged', outcome.refused) || code
        }
        if (outcome.type !== 'PurgePlanned') return context.out.fail(outcome)
        await context.out.print(`${String(outcome.count)} would be purged.`)
        return exitCode.done
      })
    })
  withIdempotencyKey(withFilters(command, 'every canceled interaction'))
}

export const finishErasureCommand: AddCommand = (program, context) => {
  program
    .command('finish-erasure')
    .description('go on with erasures that were hidden but not yet gone')
    .action((_options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await log.finishErasure()
        return outcome.type === 'ErasureFinished'
          ? sayErasure(context.out, outcome)
          : context.out.fail(outcome)
      }),
    )
}
