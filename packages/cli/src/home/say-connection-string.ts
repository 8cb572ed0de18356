/**
 * What is wrong with a connection string, without the string: it may hold a password.
 *
 * @since 0.1.0
 */
import type { ConnectionStringInvalid } from '@interaction-log/event-store-eventstoredb'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Terminal } from '../terminal.js'

export const sayConnectionString = (
  { say }: Terminal,
  option: string,
  { because }: ConnectionStringInvalid,
): ExitCode => {
  say(`${option}: this connection string cannot be used: ${because}.`)
  return exitCode.usage
}
