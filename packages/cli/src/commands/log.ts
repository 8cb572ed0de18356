/**
 * log
 *
 * @since 0.1.0
 */
import type { AsOfInput } from '@interaction-log/interaction-log'
import { type Command, Option } from 'commander'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { inPast, pointOf } from '../log/as-of.js'
import { pageOfOptions, withPage } from '../log/one-page.js'
import { type EntrySource, type Form, printEntries } from '../log/print-entries.js'
import { selectionOptions } from '../log/selection-options.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { withLog } from '../with-log.js'

interface LogOptions extends Form {
  readonly asOf?: AsOfInput
  readonly sort?: string
  readonly descending?: true
  readonly page?: number
  readonly pageSize?: number
}

const examples = `
An entry is printed if it meets everything that is given.

Examples:
  interaction-log log --contact CT000012 --date-from 2015-01-01 --date-to 2015-12-31
  interaction-log log --status canceled --sort recordedAt --descending --page 1 --page-size 20
  interaction-log log --text 'incoming ca' --channel phone --json
  interaction-log log --group PHONE --count
  interaction-log log --salesperson S1 --csv > log.csv
  interaction-log log --as-of 2015-12-31T23:59:59Z --contact CT000012`

export const logCommand: AddCommand = (program, context) => {
  const command = program
    .command('log')
    .description('the interaction log: everything that is not purged, with its status')
  withPage(addRequestOptions(command, selectionOptions))
    .option(
      '--sort <column>',
      'by this column; default: date if it is said whose or what they are, else entryNo',
    )
    .option('--descending', 'the last first')
    .option('--as-of <position|instant>', 'as it was then, without what is purged by now', pointOf)
    .option('--json', 'as JSON lines, with every field')
    .addOption(new Option('--csv', 'as CSV, with every field').conflicts('json'))
    .addOption(
      new Option('--count', 'only how many there are').conflicts([
        ...['json', 'csv', 'page', 'pageSize', 'sort', 'descending'],
      ]),
    )
    .addHelpText('after', examples)
    .action((options: LogOptions, self: Command) => {
      const { sort, descending, asOf } = options
      const asked = {
        selection: requestOf(self, selectionOptions),
        order: given({ sort, descending }),
        form: options,
        page: pageOfOptions(options),
      }
      return withLog('read', self, context, (log, { contacts }) => {
        const print = (source: EntrySource) => printEntries(context, source, contacts, asked)
        return asOf === undefined ? print(log) : inPast(context, log, asOf, print)
      })
    })
}
