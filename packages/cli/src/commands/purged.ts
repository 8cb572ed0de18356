/**
 * How a purge is said.
 *
 * @since 0.1.0
 */
import type { ErasureFinished, Purged } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.js'
import { sentenceOf } from '../sentence.js'
import type { Terminal } from '../terminal.js'

const erasures = {
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
  if (batchId === null) await print(`Nothing to purge: ${nothing}.`)
  else await print(`Purged: ${String(count)} in batch ${batchId}`)
  if (batchId !== null || erasure === 'Hidden') await print(erasures[erasure])
  let code: ExitCode = exitCode.done
  for (const { interactionId, problem } of notPurged) {
    say(`Not purged: interaction ${interactionId}. ${sentenceOf(problem)}`)
    code = exitCodeOf(problem) === exitCode.failed ? exitCode.failed : code || exitCode.refused
  }
  return code
}

export const sayErasure = async (
  { print }: Terminal,
  { erasure, completed }: ErasureFinished,
): Promise<ExitCode> => {
  await print(erasures[erasure])
  for (const batchId of completed) await print(`Completed: batch ${batchId}`)
  return exitCode.done
}
