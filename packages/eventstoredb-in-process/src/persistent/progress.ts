/**
 * How far a group has come, and when that is written down.
 *
 * @since 0.1.0
 */
import type { Settings } from './definition.js'
import type { Message } from './message.js'
import type { Place } from './source.js'

/**
 * @since 0.1.0
 */
export interface Progress {
  readonly checkpoint: () => Place | undefined
  /** The message with the number that it has if it is delivered now. */
  readonly numbered: (message: Message) => Message
  readonly delivered: (message: Message) => void
  /** So many events, up to this place, are not for this group. */
  readonly skipped: (place: Place, count: number) => void
  /** Writes a checkpoint if it is time to; before the first of what is not settled, if anything. */
  readonly mark: (unsettled: Message | undefined, isByClock: boolean) => void
}

/**
 * Starts after the checkpoint, if there is one.
 *
 * @since 0.1.0
 */
export const newProgress = (
  settings: Settings,
  start: Place | undefined,
  write: (place: Place) => void,
): Progress => {
  let checkpoint = start
  let saved = start === undefined ? -1 : 0
  let savedAt = 0
  let next = saved + 1
  let known = { sequence: saved, place: start }
  const { checkpointAfter, minCheckpointCount, maxCheckpointCount } = settings
  const isTooEarly = (): boolean => checkpointAfter === 0 || Date.now() - savedAt < checkpointAfter

  return {
    checkpoint: () => checkpoint,
    numbered: (message) =>
      message.place === undefined || message.sequence !== undefined
        ? message
        : { ...message, sequence: next, previous: known.place },
    delivered: ({ sequence, place }) => {
      if (sequence === next) next++
      if (sequence !== undefined && sequence > known.sequence) known = { sequence, place }
    },
    // As on the real server this passes over what waits in the buffer: if nothing is outstanding,
    // the next checkpoint does so too.
    skipped: (place, count) => {
      next += count
      known = { sequence: next - 1, place }
    },
    mark: (unsettled, isByClock) => {
      const sequence = unsettled === undefined ? known.sequence : (unsettled.sequence ?? 0) - 1
      const place = unsettled === undefined ? known.place : unsettled.previous
      const done = sequence - saved
      if (place === undefined || sequence < 0) return
      if (isTooEarly() && done < maxCheckpointCount) return
      if (done < maxCheckpointCount && (done < minCheckpointCount || !isByClock)) return
      savedAt = Date.now()
      saved = sequence
      checkpoint = place
      write(place)
    },
  }
}
