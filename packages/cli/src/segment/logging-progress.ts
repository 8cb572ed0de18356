/**
 * A bar on a terminal, by lines; nothing anywhere else.
 *
 * @since 0.1.0
 */
import type { LoggingProgress } from '@interaction-log/core'
import { Presets, SingleBar } from 'cli-progress'
import type { Io } from '../io.js'

const format = '{bar} {percentage}% | {phase} {value} of {total} lines'

export const loggingProgress = (stderr: Io['stderr']) => {
  if (stderr.isTTY !== true) return { onProgress: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ stream: stderr, format, forceRedraw: true }, Presets.rect)
  let started = false
  return {
    onProgress: ({ phase, done, of }: LoggingProgress) => {
      if (!started) bar.start(of, 0, { phase })
      started = true
      bar.update(done, { phase })
    },
    stop: () => {
      if (started) bar.stop()
    },
  }
}
