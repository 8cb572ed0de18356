/**
 * Logging a segment on a terminal.
 *
 * @since 0.1.0
 */
import type { LoggingProgress } from '@interaction-log/core'
import { explain, type Problem } from '@interaction-log/interaction-log'
import { sayInterrupted } from '../bulk/bulk-done.js'
import type { Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { interruptible } from '../interruptible.js'
import type { Log } from '../with-log.js'
import { loggingProgress } from './logging-progress.js'

type Refused = Extract<Problem, { readonly type: 'SegmentLinesRefused' }>

const sayRefused = ({ out }: Context, problem: Refused): ExitCode => {
  const { refusals, count, segmentNo } = problem
  for (const one of refusals) out.say(`Line ${String(one.lineNo)}: ${explain(one.problem)}`)
  if (count > refusals.length) out.say(`… and ${String(count - refusals.length)} lines more.`)
  out.say(`Segment ${segmentNo} was not logged: ${String(count)} of its lines are refused.`)
  return exitCode.refused
}

export const logOne = async (
  context: Context,
  log: Log,
  no: string,
  options: { readonly idempotencyKey?: string },
): Promise<ExitCode> => {
  const { out, io } = context
  const bar = loggingProgress(io.stderr)
  const phases = new Set<LoggingProgress['phase']>()
  const onProgress = (progress: LoggingProgress) => {
    phases.add(progress.phase)
    bar.onProgress(progress)
  }
  const work = () => log.logSegment({ no }, { ...options, onProgress })
  const outcome = await interruptible(io, log, work)
  bar.stop()
  if (io.signal.aborted && outcome.type !== 'SegmentLogged') {
    if (!phases.has('recording')) return sayInterrupted(out)
    out.say('Interrupted. Run "segment resume" to go on from there.')
    return exitCode.interrupted
  }
  if (outcome.type === 'SegmentLinesRefused') return sayRefused(context, outcome)
  if (outcome.type !== 'SegmentLogged') return out.fail(outcome)
  const { count, loggedSegmentId, erasure, repeated } = outcome
  const before = repeated ? 'Done before, by the same idempotency key: ' : ''
  await out.print(`${before}Logged ${loggedSegmentId}: ${String(count)} interactions.`)
  await out.print(
    erasure === 'Gone'
      ? 'The worksheet is gone from the files of the log.'
      : 'The worksheet is hidden, but not yet gone. Run "finish-erasure" later; on a server "scavenge".',
  )
  return exitCode.done
}
