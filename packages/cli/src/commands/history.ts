/**
 * history
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { historyColumns } from '../tables/history-columns.js'
import { printPages } from '../tables/print-pages.js'
import { withLog } from '../with-log.js'

export const historyCommand: AddCommand = (program, context) => {
  program
    .command('history <interaction-id>')
    .description('what happened to one interaction, event by event')
    .option('--json', 'as JSON lines, with every field')
    .action((interactionId: string, { json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, historyColumns, json, async () => {
          const history = await log.history(interactionId)
          return history.type === 'History'
            ? { type: 'Page', rows: history.events, next: undefined }
            : history
        }),
      ),
    )
}
