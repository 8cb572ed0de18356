/**
 * Which interactions a command means: one, all that meet every filter, or all.
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import { given } from '../given.js'

export interface FilterOptions {
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

type Meant =
  | { readonly interactionId: string }
  | {
      readonly filter: ReturnType<typeof filterOf>
      readonly dryRun: boolean
      readonly checkFirst: boolean
    }

/** What is meant must be said in exactly one way: an id, filters, or all. */
export const meantBy = (
  self: Command,
  verb: string,
  id: string | undefined,
  options: FilterOptions,
): Meant => {
  const filter = filterOf(options)
  const { all = false, dryRun = false, checkFirst = false } = options
  const ways = [id !== undefined, Object.keys(filter).length > 0, all]
  if (ways.filter((isSaid) => isSaid).length !== 1)
    self.error(`error: say what to ${verb}: an interaction id, or filters, or --all`)
  if (id === undefined) return { filter, dryRun, checkFirst }
  if (dryRun || checkFirst)
    self.error('error: --dry-run and --check-first are for filters and --all; leave out the id')
  return { interactionId: id }
}
