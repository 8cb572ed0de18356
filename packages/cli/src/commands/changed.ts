/**
 * How a change is said.
 *
 * @since 0.1.0
 */
import type { Changed, Problem, Unchanged } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Terminal } from '../terminal.js'

export const sayChanged = async (
  { print, fail }: Terminal,
  done: string,
  outcome: Changed | Unchanged | Problem,
): Promise<ExitCode> => {
  if (outcome.type !== 'Changed' && outcome.type !== 'Unchanged') return fail(outcome)
  if (outcome.type === 'Unchanged') await print('Nothing to change: it was already so.')
  else await print(outcome.repeated ? `Done before, by the same idempotency key: ${done}` : done)
  return exitCode.done
}
