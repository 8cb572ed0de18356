/**
 * history
 *
 * @since 0.1.0
 */
import type { ErasedVersions } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { exitCode } from '../exit-code.js'
import { historyColumns, historyRows } from '../tables/history-columns.js'
import { printPages } from '../tables/print-pages.js'
import { withLog } from '../with-log.js'

/** For example `InteractionRecorded, 2 InteractionCanceled`. */
const listOf = (types: readonly string[]): string =>
  [...new Set(types)]
    .map((type) => [types.filter((other) => other === type).length, type] as const)
    .map(([count, type]) => (count === 1 ? type : `${String(count)} ${type}`))
    .join(', ')

const gap = ({ versions, batchId, basis, at, by }: ErasedVersions): string =>
  `Versions 1 to ${String(versions.length)} (${listOf(versions.map(({ type }) => type))}) were ` +
  `erased by batch ${batchId} on the basis ${basis} at ${at} by ${by}. Nothing brings them back.`

export const historyCommand: AddCommand = (program, context) => {
  program
    .command('history <interaction-id>')
    .description('what happened to one interaction: who, when, why, and what a purge has erased')
    .option('--json', 'as JSON lines, with every field')
    .action((interactionId: string, { json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, async (log) => {
        const history = await log.history(interactionId)
        if (history.type !== 'History') return context.out.fail(history)
        const page = { type: 'Page', rows: historyRows(history), next: undefined } as const
        const code = await printPages(context, historyColumns, json, () => Promise.resolve(page))
        if (code === exitCode.done && !json && history.erased !== null)
          await context.out.print(gap(history.erased))
        return code
      }),
    )
}
