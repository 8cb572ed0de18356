/**
 * What the options say of where the log is.
 *
 * @since 0.1.0
 */
import type { EventStoreDbOptions } from '@interaction-log/event-store-eventstoredb'
import type { Command } from 'commander'
import { given } from '../given.js'
import type { GlobalOptions } from '../global-options.js'
import type { Io } from '../io.js'

export interface FilePlace {
  readonly type: 'File'
  readonly file: string
}

export interface ServerPlace {
  readonly type: 'Server'
  readonly to: EventStoreDbOptions
  readonly views?: string
  readonly idKey?: string
}

const ofServer = ['prefix', 'views', 'idKey'] as const

const isSaid = (command: Command, option: string): boolean =>
  command.getOptionValueSourceWithGlobals(option) === 'cli'

/** The environment keeps a password out of the list of processes; `--log` is nearer than it. */
export const serverIn = (command: Command, { env }: Pick<Io, 'env'>): string | undefined => {
  const { store } = command.optsWithGlobals<GlobalOptions>()
  return store ?? (isSaid(command, 'log') ? undefined : env['INTERACTION_LOG_STORE'])
}

export const placeOf = (command: Command, io: Pick<Io, 'env'>): FilePlace | ServerPlace => {
  const options = command.optsWithGlobals<GlobalOptions>()
  const { log: file, store, prefix, views, idKey } = options
  if (store !== undefined && isSaid(command, 'log'))
    command.error('error: say where the log is in one way: --log or --store')
  const connectionString = serverIn(command, io)
  if (connectionString !== undefined)
    return {
      type: 'Server',
      to: { connectionString, ...given({ prefix }) },
      ...given({ views, idKey }),
    }
  if (ofServer.some((name) => options[name] !== undefined))
    command.error('error: --prefix, --views and --id-key go with --store')
  return { type: 'File', file }
}
