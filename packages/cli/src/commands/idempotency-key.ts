/**
 * @since 0.1.0
 */
import type { Command } from 'commander'
import { given } from '../given.js'

export const withIdempotencyKey = (command: Command): Command =>
  command.option('--idempotency-key <key>', 'repeating the command with it changes nothing')

/** The options of a command of the log. */
export const keyOf = (command: Command): { readonly idempotencyKey?: string } => {
  const { idempotencyKey } = command.opts<{ idempotencyKey?: string }>()
  return given({ idempotencyKey })
}
