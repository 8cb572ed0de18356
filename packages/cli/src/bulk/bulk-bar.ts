/**
 * How far bulk work is, on a terminal; nothing anywhere else. How much there is to do is known only of
 * a list: a filter is still finding out.
 *
 * @since 0.1.0
 */
import { Presets, SingleBar } from 'cli-progress'
import type { Io } from '../io.js'

export interface BulkBar {
  readonly update: (done: number, refused: number) => void
  readonly stop: () => void
}

const figures = '{value} interactions, {refused} refused | {duration_formatted}'

export const bulkBar = (stderr: Io['stderr'], total?: number): BulkBar => {
  if (stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined }
  const format = total === undefined ? figures : `{bar} {percentage}% | ${figures}`
  const bar = new SingleBar({ stream: stderr, format, forceRedraw: true }, Presets.rect)
  let isStarted = false
  return {
    update: (done, refused) => {
      if (!isStarted) bar.start(total ?? 0, 0, { refused })
      isStarted = true
      bar.update(done, { refused })
    },
    stop: () => {
      if (isStarted) bar.stop()
    },
  }
}
