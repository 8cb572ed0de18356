/**
 * How far a replay is, on a terminal; nothing anywhere else.
 *
 * @since 0.1.0
 */
import type { AsOfProgress } from '@interaction-log/interaction-log'
import { Presets, SingleBar } from 'cli-progress'
import type { Io } from '../io.js'

export interface AsOfBar {
  readonly update: (progress: AsOfProgress) => void
  readonly stop: () => void
}

const format = '{bar} {percentage}% | {doing}'
const doing = { purges: 'looking for what is purged', replay: 'replaying the log' } as const

export const asOfBar = (stderr: Io['stderr']): AsOfBar => {
  if (stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ stream: stderr, format, forceRedraw: true }, Presets.rect)
  bar.start(1, 0, { doing: doing.purges })
  return {
    update: ({ step, position, upTo }) => {
      bar.setTotal(Number(upTo))
      bar.update(Number(position), { doing: doing[step] })
    },
    stop: () => {
      bar.stop()
    },
  }
}
