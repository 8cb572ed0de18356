/**
 * list, of groups or of templates
 *
 * @since 0.1.0
 */
import type { Problem } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import type { Context } from '../context.js'
import { type Page, printPages } from '../tables/print-pages.js'
import type { Column } from '../tables/table.js'
import { type Log, withLog } from '../with-log.js'

export const listCommand = <Row>(
  parent: Command,
  context: Context,
  columns: readonly Column<Row>[],
  pageAfter: (log: Log, after: string | undefined) => Promise<Page<Row> | Problem>,
): void => {
  parent
    .command('list')
    .description('all of them by code, retired ones included')
    .option('--json', 'as JSON lines')
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, columns, json, (after) => pageAfter(log, after)),
      ),
    )
}
