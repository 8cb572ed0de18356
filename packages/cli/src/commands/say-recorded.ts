/**
 * How a recording is said.
 *
 * @since 0.1.0
 */
import type { Recorded } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Terminal } from '../terminal.js'

export const sayRecorded = async (
  { print }: Terminal,
  { entryNo, interactionId, repeated }: Recorded,
): Promise<ExitCode> => {
  await print(
    `${repeated ? 'Recorded before' : 'Recorded'}: entry ${entryNo}, interaction ${interactionId}`,
  )
  return exitCode.done
}
