/**
 * Opens the log that the options name, lets a command work with it, and closes it. Only the commands
 * that can be the first of a log may begin one: a mistyped name makes no file, and an empty file stays
 * empty.
 *
 * @since 0.1.0
 */
import type { InteractionLog } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { Context } from './context.js'
import { type GivenDirectories, givenDirectories } from './directories.js'
import { type ExitCode, exitCode } from './exit-code.js'
import { given } from './given.js'
import type { GlobalOptions } from './global-options.js'
import { fileHome } from './home/file-home.js'
import type { Home } from './home/home.js'
import { placeOf } from './home/place.js'
import { serverHome } from './home/server-home.js'
import { sayConnectionString } from './home/say-connection-string.js'

export type Log = InteractionLog<never>

type Work = (log: Log, directories: GivenDirectories) => Promise<ExitCode>

/** `begin`: writes, and makes a log if there is none. */
type Mode = 'read' | 'write' | 'begin'

const actorFor = (mode: Mode, command: Command, { actor }: GlobalOptions, { io }: Context) => {
  const named = actor ?? io.env['INTERACTION_LOG_ACTOR']
  if (named !== undefined) return named
  return mode === 'read'
    ? 'interaction-log'
    : command.error('error: say who acts, with --actor <id> or INTERACTION_LOG_ACTOR')
}

const workedAt = async (
  home: Home,
  mode: Mode,
  command: Command,
  context: Context,
  work: Work,
): Promise<ExitCode> => {
  const { out } = context
  const options = command.optsWithGlobals<GlobalOptions>()
  const { currency } = options
  const actor = actorFor(mode, command, options, context)
  const directories = givenDirectories(options)
  if (E.isLeft(directories)) return out.fail(directories.left)
  // Without a currency no log is begun.
  const begun = mode === 'begin' ? given({ currency }) : {}
  const opened = await home.open({ actor, ...begun, ...directories.right })
  if (opened.type === 'CurrencyRequired' && mode !== 'begin') {
    out.say(home.absent)
    return exitCode.failed
  }
  if (opened.type !== 'Opened') return out.fail(opened)
  const code =
    currency !== undefined && currency !== opened.currency
      ? out.fail({ type: 'CurrencyMismatch', field: 'currency', stored: opened.currency })
      : await work(opened.log, directories.right)
  const closed = await opened.log.close()
  return closed.type === 'Closed' ? code : out.fail(closed)
}

const homeOf = (command: Command, { io }: Context) => {
  const place = placeOf(command, io)
  return place.type === 'File' ? E.right(fileHome(place.file)) : serverHome(place)
}

export const withLog = async (
  mode: Mode,
  command: Command,
  context: Context,
  work: Work,
): Promise<void> => {
  const home = await homeOf(command, context)
  if (E.isLeft(home)) {
    context.end(sayConnectionString(context.out, '--store', home.left))
    return
  }
  try {
    context.end(await workedAt(home.right, mode, command, context, work))
  } finally {
    await home.right.close()
  }
}
