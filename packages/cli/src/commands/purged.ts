/**
 * How a purge is said.
 *
 * @since 0.1.0
 */
import type { ErasureFinished, Purged } from '@interaction-log/interaction-log'
import { sayRefused } from '../bulk/bulk-done.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Terminal } from '../terminal.js'

export const erasures = {
  Gone: 'What was purged is gone from the files of the log.',
  Hidden:
    'What was purged is hidden, but not yet gone. Run "finish-erasure" later; on a server "scavenge".',
} as const

/** `nothing`: why there may be nothing to purge. */
export const sayPurged = async (
  { print, say }: Terminal,
  { batchId, count, erasure, notPurged }: Purged<never>,
  nothing: string,
): Promise<ExitCode> => {
  if (batchId === null && notPurged.length > 0) await print('Purged: 0')
  else if (batchId === null) await print(`Nothing to purge: ${nothing}.`)
  else await print(`Purged: ${String(count)} in batch ${batchId}`)
  if (batchId !== null || erasure === 'Hidden') await print(erasures[erasure])
  return sayRefused({ say }, 'Not purged', notPurged)
}

export const sayErasure = async (
  { print }: Terminal,
  { erasure, completed }: ErasureFinished,
): Promise<ExitCode> => {
  await print(erasures[erasure])
  for (const batchId of completed) await print(`Completed: batch ${batchId}`)
  if (completed.length > 0)
    await print('A purge that was cut short does not go on with its filter: give it again.')
  return exitCode.done
}
