/**
 * segment list, logged
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import type { Context } from '../context.js'
import { given } from '../given.js'
import { loggedSegmentColumns, openSegmentColumns } from '../tables/segment-list-columns.js'
import { printPages } from '../tables/print-pages.js'
import { withLog } from '../with-log.js'

/** How long to wait for a view that has to be made first. */
const withinMs = 600_000

export const segmentListCommands = (segment: Command, context: Context): void => {
  segment
    .command('list')
    .description('the segments that are not logged yet, or are open again')
    .option('--json', 'as JSON lines, with every field')
    .addHelpText('after', '\nExample:\n  interaction-log segment list')
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, openSegmentColumns, json, async (after) => {
          const page = await log.segments({ ...given({ after }), withinMs })
          return page.type === 'Segments'
            ? { type: 'Page', rows: page.segments, next: page.next }
            : page
        }),
      ),
    )
  segment
    .command('logged')
    .description('each time that a segment was logged: by whom, when, and what became of it')
    .option('--json', 'as JSON lines, with every field')
    .addHelpText('after', '\nExample:\n  interaction-log segment logged --json')
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, loggedSegmentColumns, json, async (after) => {
          const page = await log.loggedSegments({ ...given({ after }), withinMs })
          return page.type === 'LoggedSegments'
            ? { type: 'Page', rows: page.loggedSegments, next: page.next }
            : page
        }),
      ),
    )
}
