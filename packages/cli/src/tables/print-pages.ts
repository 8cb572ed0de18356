/**
 * Prints rows page by page; it keeps one page in memory.
 *
 * @since 0.1.0
 */
import type { Problem } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Context } from '../context.js'
import { asJson, asTable, type Format } from './format.js'
import type { Column } from './table.js'

export interface Page<Row> {
  readonly type: 'Page'
  readonly rows: readonly Row[]
  readonly next: string | undefined
}

type PageAfter<Row> = (after: string | undefined) => Promise<Page<Row> | Problem>

export const printPagesAs = async <Row>(
  { out, io: { signal } }: Context,
  { head, linesOf }: Format<Row>,
  pageAfter: PageAfter<Row>,
): Promise<ExitCode> => {
  let after: string | undefined
  let isFirst = true
  do {
    const page = await pageAfter(after)
    if (page.type !== 'Page') return out.fail(page)
    if (isFirst && head !== undefined) await out.print(head)
    isFirst = false
    if (page.rows.length > 0 && !(await out.print(linesOf(page.rows)))) return exitCode.done
    if (signal.aborted) return exitCode.interrupted
    after = page.next
  } while (after !== undefined)
  return exitCode.done
}

/** As a table or as JSON lines. */
export const printPages = <Row>(
  context: Context,
  columns: readonly Column<Row>[],
  isJson: boolean,
  pageAfter: PageAfter<Row>,
): Promise<ExitCode> => printPagesAs(context, isJson ? asJson : asTable(columns), pageAfter)
