/**
 * last-dates
 *
 * @since 0.1.0
 */
import type { LastDates } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { printPages } from '../tables/print-pages.js'
import type { Column } from '../tables/table.js'
import { withLog } from '../with-log.js'

/** How long to wait for a view that has to be made first. */
const withinMs = 600_000

const columns: readonly Column<LastDates>[] = [
  {
    head: 'Last interaction',
    width: 16,
    cell: ({ lastInteraction }) => lastInteraction ?? 'never',
  },
  { head: 'Last attempt', width: 12, cell: ({ lastAttempt }) => lastAttempt ?? 'never' },
]

const examples = `
Examples:
  interaction-log last-dates --contact CT000012
  interaction-log last-dates --company CT000001 --json`

interface LastDatesOptions {
  readonly contact?: string
  readonly company?: string
  readonly json?: boolean
}

export const lastDatesCommand: AddCommand = (program, context) => {
  program
    .command('last-dates')
    .description('when somebody was last in touch with a contact or a company, and last tried')
    .option('--contact <id>', 'of exactly this contact')
    .option('--company <id>', 'of this company and its persons')
    .option('--json', 'as a JSON line')
    .addHelpText('after', examples)
    .action(({ json = false, ...of }: LastDatesOptions, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, columns, json, async () => {
          const dates = await log.lastDates({ ...given(of), withinMs })
          return dates.type === 'LastDates'
            ? { type: 'Page', rows: [dates], next: undefined }
            : dates
        }),
      ),
    )
}
