/**
 * A bar on a terminal, by bytes read; nothing anywhere else. What is said meanwhile stands above it.
 *
 * @since 0.1.0
 */
import { Presets, SingleBar } from 'cli-progress'
import type { Io } from '../io.js'
import type { Tally } from './tally.js'

export interface Progress {
  readonly update: (bytesRead: number, tally: Tally) => void
  readonly say: (line: string) => void
  readonly stop: () => void
}

const format = '{bar} {percentage}% | {recorded} recorded, {repeated} repeated, {refused} refused'
const clearLine = '\r\u001b[K'

export const progressOf = (
  stderr: Io['stderr'],
  bytes: number,
  say: (line: string) => void,
): Progress => {
  if (stderr.isTTY !== true) return { update: () => undefined, say, stop: () => undefined }
  const bar = new SingleBar({ stream: stderr, format, forceRedraw: true }, Presets.rect)
  bar.start(bytes, 0, { recorded: 0, repeated: 0, refused: 0 })
  return {
    update: (bytesRead, tally) => {
      bar.update(bytesRead, tally)
    },
    say: (line) => {
      stderr.write(clearLine)
      say(line)
    },
    stop: () => {
      bar.stop()
    },
  }
}
