/**
 * Parses the arguments, runs the command, answers the exit code.
 *
 * @since 0.1.0
 */
import { Command, CommanderError } from 'commander'
import { automaticCommands } from './commands/automatic.js'
import { cancelCommand, reinstateCommand } from './commands/cancel.js'
import { eraseContactCommand, exportContactCommand } from './commands/contact.js'
import { copyCommand } from './commands/copy.js'
import { groupCommands } from './commands/group.js'
import { historyCommand } from './commands/history.js'
import { holdCommands } from './commands/hold.js'
import { importCommand } from './commands/import.js'
import { lastDatesCommand } from './commands/last-dates.js'
import { logCommand } from './commands/log.js'
import { detachContactCommand, mergeContactsCommand } from './commands/move-contact.js'
import { finishErasureCommand, purgeCommand } from './commands/purge.js'
import { purgesCommand } from './commands/purges.js'
import { rebuildCommand } from './commands/rebuild.js'
import { recordCommand } from './commands/record.js'
import { scavengeCommand } from './commands/scavenge.js'
import { segmentCommands } from './commands/segment.js'
import { templateCommands } from './commands/template.js'
import { viewsCommand } from './commands/views.js'
import { watchCommand } from './commands/watch.js'
import type { AddCommand } from './context.js'
import { type ExitCode, exitCode } from './exit-code.js'
import { addGlobalOptions } from './global-options.js'
import type { Io } from './io.js'
import { redacting } from './redacting.js'
import { terminal } from './terminal.js'
import { version } from './version.js'

const commands: readonly AddCommand[] = [
  groupCommands,
  templateCommands,
  recordCommand,
  cancelCommand,
  reinstateCommand,
  purgeCommand,
  finishErasureCommand,
  logCommand,
  watchCommand,
  historyCommand,
  importCommand,
  copyCommand,
  scavengeCommand,
  automaticCommands,
  segmentCommands,
  purgesCommand,
  lastDatesCommand,
  holdCommands,
  exportContactCommand,
  eraseContactCommand,
  mergeContactsCommand,
  detachContactCommand,
  viewsCommand,
  rebuildCommand,
]

const helpAfter = `
"interaction-log --version" prints the version.

Exit codes:
  0    done
  1    refused by a rule, or bad input; nothing of that record was stored
  2    wrong usage
  3    a file, the store or a view cannot be used
  4    scavenge: what was purged is hidden, but not yet gone
  130  interrupted (Ctrl-C)
  143  terminated (SIGTERM)`

export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const out = terminal(io, redacting([...argv, io.env['INTERACTION_LOG_STORE']]))
  // No option of the program: a command may have one of this name.
  if (argv.length === 1 && argv[0] === '--version') {
    await out.print(version)
    return out.ended(exitCode.done)
  }
  let code: ExitCode = exitCode.done
  const program = new Command('interaction-log')
    .description('Interactions with contacts: record, cancel, purge, read, import.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.print(text.trimEnd()),
      writeErr: (text) => {
        out.say(text.trimEnd())
      },
    })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', helpAfter)
  addGlobalOptions(program)
  const context = {
    io,
    out,
    end: (answer: ExitCode) => {
      code = answer
    },
  }
  for (const add of commands) add(program, context)
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    code = error.exitCode === 0 ? exitCode.done : exitCode.usage
  }
  return out.ended(code)
}
