/**
 * A bar on a terminal, by events copied; nothing anywhere else.
 *
 * @since 0.1.0
 */
import type { CopyProgress } from '@interaction-log/event-store-eventstoredb'
import { Presets, SingleBar } from 'cli-progress'
import type { Io } from '../io.js'

export interface CopyBar {
  readonly update: (progress: CopyProgress) => void
  readonly stop: () => void
}

const format = '{bar} {percentage}% | {value} of {total} events'

export const copyBar = (stderr: Io['stderr']): CopyBar => {
  if (stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ stream: stderr, format, forceRedraw: true }, Presets.rect)
  bar.start(0, 0)
  return {
    update: ({ copied, of }) => {
      bar.setTotal(of)
      bar.update(copied)
    },
    stop: () => {
      bar.stop()
    },
  }
}
