/**
 * segment show
 *
 * @since 0.1.0
 */
import type { Segment } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import type { Context } from '../context.js'
import { printPages } from '../tables/print-pages.js'
import { segmentColumns } from '../tables/segment-columns.js'
import { withLog } from '../with-log.js'

const titleOf = (segment: Segment): readonly string[] => {
  const { no, isOpen, description, lineCount, lastRun, defaults } = segment
  const open = isOpen ? `${description} (${String(lineCount)} lines)` : 'not open'
  const run = lastRun === null ? [] : [`Last run: ${lastRun.loggedSegmentId}, ${lastRun.status}`]
  const fields = Object.entries(defaults).map(([name, value]) => `${name}: ${String(value)}`)
  return [`Segment ${no}: ${open}`, ...run, ...(fields.length > 0 ? [fields.join(', ')] : [])]
}

export const segmentShowCommand = (segment: Command, context: Context): void => {
  segment
    .command('show <no>')
    .description('a segment with its lines; a field that is blank is as the segment says')
    .option('--json', 'only the lines, as JSON lines')
    .action((no: string, { json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) => {
        let isFirst = true
        return printPages(context, segmentColumns, json, async (after) => {
          const place = after === undefined ? {} : { after: Number(after) }
          const page = await log.segment({ no, limit: 1000, ...place })
          if (page.type !== 'Segment') return page
          if (isFirst && !json) for (const line of titleOf(page)) await context.out.print(line)
          isFirst = false
          const next = page.next === undefined ? undefined : String(page.next)
          return { type: 'Page', rows: page.lines, next }
        })
      }),
    )
}
