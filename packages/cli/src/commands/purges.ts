/**
 * purges
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { given } from '../given.js'
import { printPages } from '../tables/print-pages.js'
import { purgeColumns } from '../tables/purge-columns.js'
import { withLog } from '../with-log.js'

/** How long to wait for a view that has to be made first. */
const withinMs = 600_000

export const purgesCommand: AddCommand = (program, context) => {
  program
    .command('purges')
    .description('the purge register: who purged, when, on which basis, and whether it is gone')
    .option('--json', 'as JSON lines, with every field')
    .addHelpText('after', '\nExample:\n  interaction-log purges --json')
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, purgeColumns, json, async (after) => {
          const page = await log.purges({ ...given({ after }), withinMs })
          return page.type === 'Purges'
            ? { type: 'Page', rows: page.purges, next: page.next }
            : page
        }),
      ),
    )
}
