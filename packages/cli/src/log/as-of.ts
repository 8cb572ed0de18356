/**
 * The log as it was, on a terminal.
 *
 * @since 0.1.0
 */
import type { AsOf, AsOfInput } from '@interaction-log/interaction-log'
import { InvalidArgumentError } from 'commander'
import type { Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { expectedInstant, instantOf } from '../instant.js'
import { interruptible } from '../interruptible.js'
import type { Log } from '../with-log.js'
import { asOfBar } from './as-of-bar.js'

/** What `--as-of` says. */
export const pointOf = (text: string): AsOfInput => {
  if (/^\d+$/.test(text)) return { position: text.replace(/^0+(?=\d)/, '') }
  const recordedAt = instantOf(text)
  if (recordedAt !== undefined) return { recordedAt }
  throw new InvalidArgumentError(`Give a position, such as an entry number, or ${expectedInstant}.`)
}

const sentence = ({ position, leftOut }: AsOf): string => {
  const are = leftOut === 1 ? 'interaction is' : 'interactions are'
  return leftOut === 0
    ? `As of position ${position}.`
    : `As of position ${position}: ${String(leftOut)} ${are} left out, purged by now.`
}

/** Lets a command work with the past, and says what it is of. */
export const inPast = async (
  { io, out }: Context,
  log: Log,
  point: AsOfInput,
  work: (past: AsOf['past']) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const bar = asOfBar(io.stderr)
  const opened = await interruptible(io, log, () => log.asOf(point, bar.update))
  bar.stop()
  if (io.signal.aborted) return exitCode.interrupted
  if (opened.type !== 'AsOf') return out.fail(opened)
  out.say(sentence(opened))
  return work(opened.past)
}
