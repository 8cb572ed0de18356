/**
 * Keeps a view going: session after session. What may pass is tried again, ever more slowly; what
 * cannot pass stays until somebody rebuilds or stops the view. Until then queries answer the failure.
 *
 * @since 0.1.0
 */
import type { ViewDefect } from '../failure.js'
import { aborted, pause } from './pause.js'
import { stopped } from './rewritten.js'
import type { Run, SessionEnd } from './run.js'
import { session } from './session.js'

export interface Following {
  /** Ends the session and begins another one. */
  readonly restart: () => void
  readonly stop: () => Promise<void>
}

const firstPause = 100
const longestPause = 5_000

export const follow = <Row extends object, Column extends string>(
  name: string,
  run: Run<Row, Column>,
): Following => {
  const { progress } = run
  const stopping = new AbortController()
  let restarting = new AbortController()

  const sessions = async (): Promise<void> => {
    let ms = firstPause
    while (!stopping.signal.aborted) {
      restarting = new AbortController()
      const signal = AbortSignal.any([stopping.signal, restarting.signal])
      const end: SessionEnd | ViewDefect = await session(run, signal).catch((thrown: unknown) => ({
        type: 'ViewDefect',
        view: name,
        event: undefined,
        thrown,
      }))
      if (progress.status().isLive) ms = firstPause
      if (signal.aborted || end.type === 'ViewCleared') {
        progress.update({ isLive: false })
        continue
      }
      progress.update({ isLive: false, failure: end })
      const mayPass = end.type === 'StoreUnavailable' || end.type === 'ViewUnavailable'
      await (mayPass ? pause(ms, signal) : aborted(signal))
      ms = Math.min(2 * ms, longestPause)
    }
    progress.update({ isLive: false, failure: stopped })
  }

  const ended = sessions()
  return {
    restart: () => {
      restarting.abort()
    },
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
