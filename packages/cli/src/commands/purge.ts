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
import { given } from '../given.js'
import { withLog } from '../with-log.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { sayErasure, sayPurged } from './purged.js'

interface PurgeOptions {
  readonly entryNoFrom?: string
  readonly entryNoTo?: string
  readonly contact?: string
  readonly dateFrom?: string
  readonly dateTo?: string
  readonly campaign?: string
  readonly group?: string
  readonly template?: string
  readonly salesperson?: string
  readonly all?: true
  readonly basis?: PurgeBasis
  readonly dryRun?: true
}

const filterOf = (options: PurgeOptions) =>
  given({
    entryNoFrom: options.entryNoFrom,
    entryNoTo: options.entryNoTo,
    contactId: options.contact,
    dateFrom: options.dateFrom,
    dateTo: options.dateTo,
    campaignNo: options.campaign,
    groupCode: options.group,
    templateCode: options.template,
    salespersonCode: options.salesperson,
  })

/** What is meant must be said in exactly one way: an id, filters, or all. */
const requestOf = (self: Command, id: string | undefined, options: PurgeOptions): PurgeInput => {
  const filter = filterOf(options)
  const { all = false, dryRun = false, basis = dryRun ? 'other' : undefined } = options
  const ways = [id !== undefined, Object.keys(filter).length > 0, all]
  if (ways.filter((isSaid) => isSaid).length !== 1)
    self.error('error: say what to purge: an interaction id, or filters, or --all')
  if (basis === undefined) self.error('error: say why, with --basis')
  if (id === undefined) return { basis, filter, dryRun }
  return dryRun
    ? self.error('error: --dry-run counts what meets filters, or --all; leave out the id')
    : { basis, interactionId: id }
}

export const purgeCommand: AddCommand = (program, context) => {
  const command = program
    .command('purge [interaction-id]')
    .description('remove canceled interactions for good: one, or all that meet every filter')
    .option('--entry-no-from <no>', 'entry number, at least')
    .option('--entry-no-to <no>', 'entry number, at most')
    .option('--contact <id>', 'exactly this contact')
    .option('--date-from <YYYY-MM-DD>', 'on this day or later')
    .option('--date-to <YYYY-MM-DD>', 'on this day or earlier')
    .option('--campaign <no>', 'of this campaign')
    .option('--group <code>', 'of this group')
    .option('--template <code>', 'based on this template')
    .option('--salesperson <code>', 'of this salesperson')
    .option('--all', 'every canceled interaction')
    .addOption(new Option('--basis <basis>', 'why (needed)').choices(Object.keys(PurgeBasis.keys)))
    .option('--dry-run', 'only count them')
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
        if (outcome.type !== 'PurgePlanned') return context.out.fail(outcome)
        await context.out.print(`${String(outcome.count)} would be purged.`)
        return exitCode.done
      })
    })
  withIdempotencyKey(command)
}

const cutShort = 'A purge that was cut short does not go on with its filter: give it again.'

export const finishErasureCommand: AddCommand = (program, context) => {
  program
    .command('finish-erasure')
    .description('go on with erasures that were hidden but not yet gone')
    .action((_options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await log.finishErasure()
        if (outcome.type !== 'ErasureFinished') return context.out.fail(outcome)
        const code = await sayErasure(context.out, outcome)
        if (outcome.completed.length > 0) await context.out.print(cutShort)
        return code
      }),
    )
}
