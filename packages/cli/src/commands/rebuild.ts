/**
 * rebuild
 *
 * @since 0.1.0
 */
import type { Rebuilt } from '@interaction-log/interaction-log'
import { Presets, SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { interruptible } from '../interruptible.js'
import { differenceColumns } from '../tables/difference-columns.js'
import { asJson, asTable } from '../tables/format.js'
import { type Log, withLog } from '../with-log.js'

const format = '{bar} {percentage}% | {doing}'

/** Rebuilds with a bar on a terminal. */
const withBar = async ({ io }: Context, log: Log, view: string) => {
  if (io.stderr.isTTY !== true) return interruptible(io, log, () => log.rebuild(view))
  const bar = new SingleBar({ stream: io.stderr, format, forceRedraw: true }, Presets.rect)
  bar.start(1, 0, { doing: 'reading the log' })
  try {
    return await interruptible(io, log, () =>
      log.rebuild(view, (progress) => {
        if (progress.type === 'Reading') {
          bar.setTotal(Number(progress.upTo))
          bar.update(Number(progress.position), { doing: 'reading the log' })
        } else
          bar.update({
            doing:
              progress.type === 'Indexing'
                ? 'making indexes'
                : `comparing: ${String(progress.rows)} rows`,
          })
      }),
    )
  } finally {
    bar.stop()
  }
}

const sayRebuilt = async (
  { out }: Context,
  { view, differences: { count, rows } }: Rebuilt,
): Promise<ExitCode> => {
  const differ = count === 1 ? '1 row is' : `${String(count)} rows are`
  await out.print(`Rebuilt ${view}: ${count === 0 ? 'nothing is' : differ} different.`)
  const { head, linesOf } = asTable(differenceColumns)
  if (head !== undefined && count > 0) await out.print(`${head}\n${linesOf(rows)}`)
  return exitCode.done
}

const examples = `
The view answers meanwhile. Interrupted, give it again: it goes on. "views" has the names.
A view of your own is rebuilt by the program that opens it.

Example:
  interaction-log rebuild contact-log`

export const rebuildCommand: AddCommand = (program, context) => {
  program
    .command('rebuild <view>')
    .description('make a view anew from the log, and say what it shows differently')
    .option('--json', 'as a JSON line')
    .addHelpText('after', examples)
    .action((view: string, { json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, async (log) => {
        const answer = await withBar(context, log, view)
        if (context.io.signal.aborted) {
          context.out.say('Interrupted. Run it again to go on from there.')
          return exitCode.interrupted
        }
        if (answer.type !== 'Rebuilt') return context.out.fail(answer)
        if (!json) return sayRebuilt(context, answer)
        await context.out.print(asJson.linesOf([answer]))
        return exitCode.done
      }),
    )
}
