/**
 * log
 *
 * @since 0.1.0
 */
import { type Contacts, type DirectoryUnavailable, DocumentKind } from '@interaction-log/core'
import type { AsOfInput, Entries, EntriesInput, Problem } from '@interaction-log/interaction-log'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { inPast, pointOf } from '../log/as-of.js'
import { logColumns, type NamedEntry } from '../tables/log-columns.js'
import { type Page, printPages } from '../tables/print-pages.js'
import { type Log, withLog } from '../with-log.js'

const pageSize = 1000

/** How long to wait for views that have to be made first: a log of a million entries needs a while. */
const withinMs = 600_000

const named = async (
  contacts: Contacts,
  entries: Entries['entries'],
): Promise<E.Either<DirectoryUnavailable, readonly NamedEntry[]>> => {
  const names = new Map<string | null, string | null>([[null, null]])
  for (const id of entries.flatMap(({ contactId, companyId }) => [contactId, companyId])) {
    if (id === null || names.has(id)) continue
    const found = await contacts.find(id)()
    if (E.isLeft(found)) return found
    names.set(id, found.right?.name ?? null)
  }
  return E.right(
    entries.map((entry) => ({
      ...entry,
      contactName: names.get(entry.contactId) ?? null,
      companyName: names.get(entry.companyId) ?? null,
    })),
  )
}

const pageOf = async (
  log: Pick<Log, 'entries'>,
  contacts: Contacts | undefined,
  request: EntriesInput,
): Promise<Page<NamedEntry> | Problem> => {
  const page = await log.entries(request)
  if (page.type !== 'Entries') return page
  const { entries, next } = page
  if (contacts === undefined) return { type: 'Page', rows: entries, next }
  const rows = await named(contacts, entries)
  return E.isLeft(rows) ? rows.left : { type: 'Page', rows: rows.right, next }
}

type LogOptions = Omit<EntriesInput, 'after' | 'limit' | 'withinMs'> & {
  readonly asOf?: AsOfInput
  readonly json?: boolean
}

export const logCommand: AddCommand = (program, context) => {
  program
    .command('log')
    .description('the interaction log: everything that is not purged, with its status')
    .option('--contact <id>', 'of exactly this contact, by date')
    .option('--company <id>', 'of this company and its persons, by date')
    .option('--detached', 'of no contact any more, by date')
    .option('--segment <no>', 'of this segment')
    .option('--campaign <no>', 'of this campaign, by date')
    .option('--opportunity <no>', 'of this opportunity, by date')
    .option('--salesperson <code>', 'of this salesperson, by date')
    .option('--task <no>', 'of this task, by date')
    .option('--template <code>', 'recorded with this template, by date')
    .option('--group <code>', 'of this group, by date')
    .option('--document <no>', 'of the document with this number, by date')
    .addOption(
      new Option('--document-kind <kind>', 'only if it is of this kind').choices(
        Object.keys(DocumentKind.keys),
      ),
    )
    .option('--as-of <position|instant>', 'as it was then, without what is purged by now', pointOf)
    .option('--json', 'as JSON lines, with every field')
    .action(({ json = false, asOf, ...selection }: LogOptions, self: Command) =>
      withLog('read', self, context, (log, { contacts }) => {
        const print = (source: Pick<Log, 'entries'>) =>
          printPages(context, logColumns(contacts !== undefined), json, (after) =>
            pageOf(source, contacts, {
              ...given({ ...selection, after }),
              limit: pageSize,
              withinMs,
            }),
          )
        return asOf === undefined ? print(log) : inPast(context, log, asOf, print)
      }),
    )
}
