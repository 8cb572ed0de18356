/**
 * views
 *
 * @since 0.1.0
 */
import type { Problem } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { sentenceOf } from '../sentence.js'
import { type Page, printPages } from '../tables/print-pages.js'
import { type SaidView, viewColumns } from '../tables/view-columns.js'
import { type Log, withLog } from '../with-log.js'

const pageOf = async (log: Log): Promise<Page<SaidView> | Problem> => {
  const answer = await log.views()
  if (answer.type !== 'ViewEntries') return answer
  const rows = answer.views.map(({ failure, ...view }) => ({
    ...view,
    failure: failure === null ? null : sentenceOf(failure),
  }))
  return { type: 'Page', rows, next: undefined }
}

const examples = `
A view of your own is known to the program that opens it, and not listed here.

Example:
  interaction-log views`

export const viewsCommand: AddCommand = (program, context) => {
  program
    .command('views')
    .description('the views of the log: how far each is, and why it does not go on, if so')
    .option('--json', 'as JSON lines')
    .addHelpText('after', examples)
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, viewColumns, json, () => pageOf(log)),
      ),
    )
}
