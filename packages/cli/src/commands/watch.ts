/**
 * watch
 *
 * @since 0.1.0
 */
import type { Contacts, DirectoryUnavailable } from '@interaction-log/core'
import type { EntryChanged, EntryPurged } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { named } from '../log/named.js'
import { selectionOptions } from '../log/selection-options.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { changeColumns, type NamedChange } from '../tables/change-columns.js'
import { asJson, asTable } from '../tables/format.js'
import type { NamedEntry } from '../tables/log-columns.js'
import { type Log, withLog } from '../with-log.js'

const withNames = async (
  contacts: Contacts | undefined,
  change: EntryChanged | EntryPurged,
): Promise<E.Either<DirectoryUnavailable, readonly NamedChange[]>> => {
  if (change.type === 'EntryPurged') return E.right([change])
  return E.map((entries: readonly NamedEntry[]) => entries.map((entry) => ({ ...change, entry })))(
    await named(contacts, [change.entry]),
  )
}

const watched = async (
  { out, io: { signal } }: Context,
  log: Log,
  contacts: Contacts | undefined,
  selection: object,
  isJson: boolean,
): Promise<ExitCode> => {
  const watching = await log.watch(selection)
  if (watching.type !== 'Watching') return out.fail(watching)
  const stop = () => void watching.stop()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  const { head, linesOf } = isJson ? asJson : asTable(changeColumns(contacts !== undefined))
  out.say('Watching the log. Ctrl-C ends it.')
  if (head !== undefined) await out.print(head)
  // A store that only waits for others keeps no process alive.
  const alive = setInterval(() => undefined, 60_000)
  try {
    for await (const change of watching.changes) {
      if (change.type !== 'EntryChanged' && change.type !== 'EntryPurged') return out.fail(change)
      const shown = await withNames(contacts, change)
      if (E.isLeft(shown)) return out.fail(shown.left)
      if (!(await out.print(linesOf(shown.right)))) break
    }
    return exitCode.done
  } finally {
    clearInterval(alive)
    signal.removeEventListener('abort', stop)
  }
}

const examples = `
An interaction is printed if it meets everything that is given. Who watches everything is told of
purges, too. Ctrl-C ends it: exit code 0.

Examples:
  interaction-log watch
  interaction-log watch --contact CT000012 --json`

export const watchCommand: AddCommand = (program, context) => {
  const command = program
    .command('watch')
    .description('the interaction log as it goes on: what is recorded or changed, by any program')
  addRequestOptions(command, selectionOptions)
    .option('--json', 'as JSON lines, with every field')
    .addHelpText('after', examples)
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log, { contacts }) =>
        watched(context, log, contacts, requestOf(self, selectionOptions), json),
      ),
    )
}
