/**
 * Writing to whoever reads: no faster than they read, and no longer. A reader that goes away, as
 * `head` does, ends the output but is no error.
 *
 * @since 0.1.0
 */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Problem } from '@interaction-log/interaction-log'
import { type ExitCode, exitCode, exitCodeOf } from './exit-code.js'
import type { Io } from './io.js'
import { sentenceOf } from './sentence.js'

export interface Terminal {
  /** Writes a line of the result; false = nobody reads any more. */
  readonly print: (line: string) => Promise<boolean>
  /** Says what went wrong. */
  readonly say: (line: string) => void
  /** Says what was refused or failed, and answers the exit code that goes with it. */
  readonly fail: (problem: Problem) => ExitCode
  /** The exit code after writing: `code`, unless the output could not be written. */
  readonly ended: (code: ExitCode) => ExitCode
}

/** What was typed or stored may hold terminal codes; printed, it may hold only the ends of lines. */
const harmless = (text: string): string => text.replace(/(?!\r\n)[^\P{Cc}\n]/gu, '\u{FFFD}')

const isClosedPipe = (error: Error): boolean => 'code' in error && error.code === 'EPIPE'

const watched = (stream: Writable) => {
  let error: Error | undefined
  const listener = (thrown: Error) => {
    error ??= thrown
  }
  const isOver = () => error !== undefined
  stream.on('error', listener)
  return {
    error: () => error,
    write: async (text: string): Promise<boolean> => {
      if (isOver()) return false
      if (!stream.write(text)) await once(stream, 'drain').catch(listener)
      return !isOver()
    },
  }
}

export const terminal = (
  { stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>,
  redacted: (text: string) => string,
): Terminal => {
  const out = watched(stdout)
  const err = watched(stderr)
  const say = (line: string) => void err.write(`${harmless(redacted(line))}\n`)
  return {
    print: (line) => out.write(harmless(`${line}\n`)),
    say,
    fail: (problem) => {
      say(sentenceOf(problem))
      return exitCodeOf(problem)
    },
    ended: (code) => {
      const error = out.error()
      if (error === undefined || isClosedPipe(error)) return code
      say(`The output cannot be written: ${error.message}.`)
      return exitCode.failed
    },
  }
}
