/**
 * Prints rows page by page, as a table or as JSON lines; it keeps one page in memory.
 *
 * @since 0.1.0
 */
import type { Problem } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Context } from '../context.js'
import { type Column, tableHead, tableRows } from './table.js'

export interface Page<Row> {
  readonly type: 'Page'
  readonly rows: readonly Row[]
  readonly next: string | undefined
}

/** JSON escapes the control characters of ASCII, but not those behind it, which terminals obey, too. */
const jsonLine = (row: unknown): string =>
  JSON.stringify(row).replace(
    /\p{Cc}/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export const printPages = async <Row>(
  { out, io: { signal } }: Context,
  columns: readonly Column<Row>[],
  asJson: boolean,
  pageAfter: (after: string | undefined) => Promise<Page<Row> | Problem>,
): Promise<ExitCode> => {
  const linesOf = (rows: readonly Row[]): string =>
    asJson ? rows.map(jsonLine).join('\n') : tableRows(columns, rows)
  let after: string | undefined
  let isFirst = true
  do {
    const page = await pageAfter(after)
    if (page.type !== 'Page') return out.fail(page)
    if (isFirst && !asJson) await out.print(tableHead(columns))
    isFirst = false
    if (page.rows.length > 0 && !(await out.print(linesOf(page.rows)))) return exitCode.done
    if (signal.aborted) return exitCode.interrupted
    after = page.next
  } while (after !== undefined)
  return exitCode.done
}
