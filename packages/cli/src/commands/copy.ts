/**
 * copy
 *
 * @since 0.1.0
 */
import { existsSync } from 'node:fs'
import type { Copied } from '@interaction-log/event-store-eventstoredb'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand, Context } from '../context.js'
import { copyBar } from '../copy/progress.js'
import { sayNotCopied } from '../copy/sentence.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { given } from '../given.js'
import type { GlobalOptions } from '../global-options.js'
import { fileHome } from '../home/file-home.js'
import type { Terminal } from '../terminal.js'

const sayCopied = async (
  { print }: Terminal,
  file: string,
  { log, copied, of, erased, erasure }: Copied,
): Promise<ExitCode> => {
  await print(`Copied: ${String(copied)} events; ${String(of - copied)} were there already.`)
  await print(
    `Compared: all ${String(of)} events of log ${log} are the same in the copy; ` +
      `of ${String(erased)} erased ones it holds the evidence.`,
  )
  if (erasure === 'Hidden')
    await print(
      'What was purged since it was copied is hidden there, but not yet gone. Run "scavenge".',
    )
  if (existsSync(`${file}.key`))
    await print(
      `The id key stays in ${file}.key. Keep it, for its owner only, where the copy is used: ` +
        '--id-key names it.',
    )
  return exitCode.done
}

const copyFile = async (
  { io, out }: Context,
  file: string,
  connectionString: string,
  prefix: string | undefined,
): Promise<ExitCode> => {
  if (!existsSync(file)) {
    out.say(fileHome(file).absent)
    return exitCode.failed
  }
  const opened = await sqliteEventStore(file)()
  if (E.isLeft(opened)) return out.fail(opened.left)
  const { copyLog } = await import('@interaction-log/event-store-eventstoredb')
  const bar = copyBar(io.stderr)
  const copied = await copyLog({
    from: opened.right,
    to: { connectionString, ...given({ prefix }) },
    onProgress: bar.update,
    signal: io.signal,
  })()
  bar.stop()
  await opened.right.close()()
  return E.isLeft(copied) ? sayNotCopied(out, copied.left) : sayCopied(out, file, copied.right)
}

export const copyCommand: AddCommand = (program, context) => {
  program
    .command('copy')
    .description('copy the log to EventStoreDB and compare; running it again goes on')
    .option('--to <esdb://…>', 'the server (env: INTERACTION_LOG_STORE)')
    .action(async ({ to }: { to?: string }, self: Command) => {
      const { log, store, prefix, views, idKey } = self.optsWithGlobals<GlobalOptions>()
      if ([store, views, idKey].some((option) => option !== undefined))
        self.error(
          'error: copy takes the log of --log, and the server as --to; only --prefix goes with it',
        )
      const server = to ?? context.io.env['INTERACTION_LOG_STORE']
      if (server === undefined)
        self.error('error: say where to, with --to <esdb://…> or INTERACTION_LOG_STORE')
      context.end(await copyFile(context, log, server, prefix))
    })
}
