/**
 * Which interactions a command means: those listed, all that meet every filter, or all.
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { Context } from '../context.js'
import type { ExitCode } from '../exit-code.js'
import { given } from '../given.js'
import { listedIds } from './listed-ids.js'

export interface FilterOptions {
  readonly idsFrom?: string
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
  readonly dryRun?: true
  readonly checkFirst?: true
}

export const withFilters = (command: Command, all: string): Command =>
  command
    .option('--ids-from <file>', 'those that a file lists, one id a line; - is standard input')
    .option('--entry-no-from <no>', 'entry number, at least')
    .option('--entry-no-to <no>', 'entry number, at most')
    .option('--contact <id>', 'exactly this contact')
    .option('--date-from <YYYY-MM-DD>', 'on this day or later')
    .option('--date-to <YYYY-MM-DD>', 'on this day or earlier')
    .option('--campaign <no>', 'of this campaign')
    .option('--group <code>', 'of this group')
    .option('--template <code>', 'based on this template')
    .option('--salesperson <code>', 'of this salesperson')
    .option('--all', all)
    .option('--dry-run', 'only count them')
    .option('--check-first', 'start nothing unless every one of them would be accepted now')

const filterOf = (options: FilterOptions) =>
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

interface Planning {
  readonly dryRun: boolean
  readonly checkFirst: boolean
}

type Meant =
  | { readonly interactionId: string }
  | ({ readonly interactionIds: readonly string[] } & Planning)
  | ({ readonly filter: ReturnType<typeof filterOf> } & Planning)

/** What is meant must be said in exactly one way: ids, a file of ids, filters, or all. */
export const meantBy = async (
  self: Command,
  context: Context,
  verb: string,
  ids: readonly string[],
  options: FilterOptions,
): Promise<E.Either<ExitCode, Meant>> => {
  const filter = filterOf(options)
  const { all = false, dryRun = false, checkFirst = false, idsFrom } = options
  const ways = [ids.length > 0, idsFrom !== undefined, Object.keys(filter).length > 0, all]
  if (ways.filter((isSaid) => isSaid).length !== 1)
    self.error(
      `error: say what to ${verb}, in one way: interaction ids, --ids-from, filters or --all`,
    )
  const planning = { dryRun, checkFirst }
  if (idsFrom !== undefined)
    return E.map((interactionIds: readonly string[]) => ({ interactionIds, ...planning }))(
      await listedIds(context, idsFrom),
    )
  const [interactionId, ...more] = ids
  if (interactionId === undefined) return E.right({ filter, ...planning })
  return E.right(
    more.length > 0 || dryRun || checkFirst
      ? { interactionIds: ids, ...planning }
      : { interactionId },
  )
}

/** How many there are, if that is known. */
export const totalOf = (meant: Meant): number | undefined =>
  'interactionIds' in meant ? meant.interactionIds.length : undefined
