/**
 * How bulk work is said.
 *
 * @since 0.1.0
 */
import type { BulkDone, BulkPlanned, Problem } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.js'
import { sentenceOf } from '../sentence.js'
import type { Terminal } from '../terminal.js'
import type { Worked } from './bulk-work.js'

/** Names each interaction that was refused. */
export const sayRefused = (
  { say }: Pick<Terminal, 'say'>,
  what: string,
  refused: readonly { readonly interactionId: string; readonly problem: Problem }[],
): ExitCode => {
  for (const { interactionId, problem } of refused)
    say(`${what}: interaction ${interactionId}. ${sentenceOf(problem)}`)
  return worstOf(refused)
}

/** A failure outweighs a refusal. */
export const worstOf = (refused: readonly { readonly problem: Problem }[]): ExitCode => {
  if (refused.length === 0) return exitCode.done
  return refused.some(({ problem }) => exitCodeOf(problem) === exitCode.failed)
    ? exitCode.failed
    : exitCode.refused
}

export const sayInterrupted = ({ say }: Pick<Terminal, 'say'>): ExitCode => {
  say('Interrupted. Run it again to go on from there.')
  return exitCode.interrupted
}

/** `done`: for example `canceled`. */
export const sayBulk = async (
  out: Terminal,
  done: string,
  { outcome, changed, isInterrupted }: Worked<BulkDone<never> | BulkPlanned<never> | Problem>,
): Promise<ExitCode> => {
  if (isInterrupted) {
    await out.print(`${String(changed)} ${done}.`)
    return sayInterrupted(out)
  }
  if (outcome.type === 'NothingStarted') {
    const code = out.fail(outcome)
    return sayRefused(out, `Would not be ${done}`, outcome.refused) || code
  }
  if (outcome.type === 'BulkPlanned') {
    await out.print(`${String(outcome.count)} would be ${done}.`)
    return sayRefused(out, `Would not be ${done}`, outcome.refused)
  }
  if (outcome.type !== 'BulkDone') return out.fail(outcome)
  await out.print(`${String(outcome.changed)} ${done}.`)
  return sayRefused(out, `Not ${done}`, outcome.refused)
}
