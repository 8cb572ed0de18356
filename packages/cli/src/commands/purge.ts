/**
 * purge and finish-erasure
 *
 * @since 0.1.0
 */
import { PurgeBasis } from '@interaction-log/core'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { sayInterrupted, sayRefused } from '../bulk/bulk-done.js'
import { bulkWork, pageOfPurged, type TellPage } from '../bulk/bulk-work.js'
import { type FilterOptions, meantBy, totalOf, withFilters } from '../bulk/meant.js'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { type Log, withLog } from '../with-log.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { sayErasure, sayPurged } from './purged.js'

interface PurgeOptions extends FilterOptions {
  readonly basis?: PurgeBasis
}

const examples = `
Examples:
  interaction-log purge 3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11 --basis mistake
  interaction-log purge --date-to 2015-12-31 --dry-run
  interaction-log purge --ids-from ids.txt --basis subjectRequest`

/** A dry run removes nothing, and so needs no basis. */
const basisOf = (self: Command, { basis, dryRun }: PurgeOptions): PurgeBasis =>
  basis ?? (dryRun ? 'other' : self.error('error: say why, with --basis'))

type Outcome = Awaited<ReturnType<Log['purge']>>

/** Under its key, a purge is not run again. What it has purged is in the register. */
const sayStopped = (self: Command, { out }: Context): ExitCode => {
  if (keyOf(self).idempotencyKey === undefined) return sayInterrupted(out)
  out.say('Interrupted. Run it again under another idempotency key to go on from there.')
  return exitCode.interrupted
}

const sayOutcome = async (
  { out }: Context,
  outcome: Outcome,
  nothing: string,
): Promise<ExitCode> => {
  if (outcome.type === 'Purged') return sayPurged(out, outcome, nothing)
  if (outcome.type === 'NothingStarted') {
    const code = out.fail(outcome)
    return sayRefused(out, 'Would not be purged', outcome.refused) || code
  }
  if (outcome.type !== 'PurgePlanned') return out.fail(outcome)
  await out.print(`${String(outcome.count)} would be purged.`)
  return exitCode.done
}

export const purgeCommand: AddCommand = (program, context) => {
  const command = program
    .command('purge [interaction-id...]')
    .description(
      'remove canceled interactions for good: those listed, or all that meet every filter',
    )
    .addOption(new Option('--basis <basis>', 'why (needed)').choices(Object.keys(PurgeBasis.keys)))
    .addHelpText('after', examples)
    .action(async (ids: readonly string[], options: PurgeOptions, self: Command) => {
      const meant = await meantBy(self, context, 'purge', ids, options)
      if (E.isLeft(meant)) {
        context.end(meant.left)
        return
      }
      const request = { basis: basisOf(self, options), ...meant.right }
      await withLog('write', self, context, async (log) => {
        if ('interactionId' in request) {
          const nothing = `interaction ${request.interactionId} is purged already`
          return sayOutcome(context, await log.purge(request, keyOf(self)), nothing)
        }
        const work = (tell: TellPage) =>
          log.purge(request, keyOf(self), (page) => {
            tell(pageOfPurged(page))
          })
        const { outcome, isInterrupted } = await bulkWork(context, log, totalOf(request), work)
        return isInterrupted
          ? sayStopped(self, context)
          : sayOutcome(context, outcome, 'no canceled interaction is meant by that')
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
