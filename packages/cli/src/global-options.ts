/**
 * The options of every command.
 *
 * @since 0.1.0
 */
import { type Command, InvalidArgumentError } from 'commander'

export interface GlobalOptions {
  readonly log: string
  readonly store?: string
  readonly prefix?: string
  readonly views?: string
  readonly idKey?: string
  readonly actor?: string
  readonly currency?: string
  readonly contacts?: string
  readonly salespeople?: string
  readonly campaigns?: string
}

const fileName = (name: string): string => {
  if (name.trim() === '') throw new InvalidArgumentError('Name a file.')
  return name
}

const upperCase = (code: string): string => code.toUpperCase()

export const addGlobalOptions = (program: Command): void => {
  program
    .option('--log <file>', 'the log, in a file', fileName, './interaction-log.db')
    .option(
      '--store <esdb://…>',
      'the log, on EventStoreDB (env: INTERACTION_LOG_STORE, where no list of processes shows it)',
    )
    .option('--prefix <text>', 'with --store: what the names of its streams begin with')
    .option(
      '--views <file>',
      'with --store: keep the views in this file; without it each command makes them anew',
      fileName,
    )
    .option(
      '--id-key <file>',
      'with --store: the id key, made for a new log; without it natural keys are refused',
      fileName,
    )
    .option('--actor <id>', 'who acts: an opaque id, never a name (env: INTERACTION_LOG_ACTOR)')
    .option('--currency <code>', 'ISO 4217; needed for a new log, compared otherwise', upperCase)
    .option('--contacts <file.csv>', 'only these contacts; without it any id is one')
    .option('--salespeople <file.csv>', 'only these salespeople; without it any code is one')
    .option('--campaigns <file.csv>', 'only these campaigns; without it any number is one')
}
