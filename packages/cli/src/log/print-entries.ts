/**
 * Prints the entries that options select, in the form that they ask for.
 *
 * @since 0.1.0
 */
import type { Contacts } from '@interaction-log/core'
import type { Problem } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { given } from '../given.js'
import { asCsv } from '../tables/csv.js'
import { asJson, asTable, type Format } from '../tables/format.js'
import { logColumns, type NamedEntry } from '../tables/log-columns.js'
import { logCsvColumns } from '../tables/log-csv-columns.js'
import { type Page, printPagesAs } from '../tables/print-pages.js'
import type { Log } from '../with-log.js'
import { named } from './named.js'
import { type OnePage, onlyPage } from './one-page.js'

/** How long to wait for views that have to be made first: a log of a million entries needs a while. */
export const withinMs = 600_000

const pageSize = 1000

export interface Form {
  readonly json?: boolean
  readonly csv?: boolean
  readonly count?: boolean
}

export const formatOf = (
  { json = false, csv = false }: Form,
  withNames: boolean,
): Format<NamedEntry> => {
  if (json) return asJson
  return csv ? asCsv(logCsvColumns(withNames)) : asTable(logColumns(withNames))
}

/** Whatever answers as a log does. */
export type EntrySource = Pick<Log, 'entries' | 'countEntries'>

const printCount = async (
  { out }: Context,
  source: EntrySource,
  selection: object,
): Promise<ExitCode> => {
  const answer = await source.countEntries({ ...selection, withinMs })
  if (answer.type !== 'EntryCount') return out.fail(answer)
  await out.print(String(answer.count))
  return exitCode.done
}

export const printEntries = async (
  context: Context,
  source: EntrySource,
  contacts: Contacts | undefined,
  {
    selection,
    order,
    form,
    page,
  }: {
    readonly selection: object
    readonly order: object
    readonly form: Form
    readonly page: OnePage | undefined
  },
): Promise<ExitCode> => {
  if (form.count) return printCount(context, source, selection)
  const request = { ...selection, ...order, withinMs }

  const pageOf = async (
    limit: number,
    after: string | undefined,
  ): Promise<Page<NamedEntry> | Problem> => {
    const answer = await source.entries({ ...request, ...given({ after }), limit })
    if (answer.type !== 'Entries') return answer
    const rows = await named(contacts, answer.entries)
    return E.isLeft(rows) ? rows.left : { type: 'Page', rows: rows.right, next: answer.next }
  }

  return printPagesAs(context, formatOf(form, contacts !== undefined), (after) =>
    page === undefined ? pageOf(pageSize, after) : onlyPage(page, pageOf),
  )
}
