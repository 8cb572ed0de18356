/**
 * Fills the buffer of a group: with pages of the past until it has caught up, then with what is
 * written, until the buffer is full; then with pages again.
 *
 * @since 0.1.0
 */
import type { Cluster } from '../cluster/cluster.js'
import { indexAt } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import { isShown } from '../log/filter.js'
import { resolve } from '../log/resolve-link.js'
import type { Buffer } from './buffer.js'
import type { Definition } from './definition.js'
import { readHistory } from './history.js'
import { newMessage } from './message.js'
import { type Place, placeOf, theEnd } from './source.js'

type IntakeState = 'Behind' | 'Live' | 'Unreadable'

/**
 * @since 0.1.0
 */
export interface Intake {
  /** Reads what there is room for. */
  readonly fill: () => void
  readonly state: () => IntakeState
  /** The last event that it has seen. */
  readonly lastKnown: () => Place | undefined
  /** How many events came since it caught up, as far as they are kept. */
  readonly liveCount: () => number
}

/**
 * Begins after the checkpoint, if there is one.
 *
 * @since 0.1.0
 */
export const newIntake = (
  cluster: Cluster,
  { source, start, settings }: Definition,
  checkpoint: Place | undefined,
  buffer: Buffer,
  skipped: (place: Place, count: number) => void,
): Intake => {
  const { historyBufferSize, liveBufferSize, readBatchSize, resolveLinks } = settings
  let state: IntakeState = checkpoint === undefined && start === theEnd ? 'Live' : 'Behind'
  let next = checkpoint ?? start
  let isFirstPage = checkpoint !== undefined
  let seen = cluster.end
  let lastKnown: Place | undefined
  let liveCount = 0

  const add = (event: EventRecord): void => {
    const place = placeOf(source, event)
    buffer.add(newMessage(resolve(cluster.leader.database, event, resolveLinks), place))
  }

  const know = (place: Place): void => {
    lastKnown = Math.max(lastKnown ?? 0, place)
  }

  const takeLive = (event: EventRecord): void => {
    const place = placeOf(source, event)
    if (place < start) return
    if (source.type === 'All' && !source.isWanted(event)) {
      skipped(place, 1)
      return
    }
    know(place)
    liveCount = Math.min(liveCount + 1, liveBufferSize)
    if (state !== 'Live') return
    if (buffer.read.length < historyBufferSize) add(event)
    else {
      state = 'Behind'
      next = place
    }
  }

  const isOfSource = (event: EventRecord): boolean =>
    source.type === 'All' ? isShown(event) : event.stream === source.stream

  const noticeWritten = (): void => {
    const { records } = cluster.leader.database
    for (let index = indexAt(cluster.leader.database, seen); index < records.length; index++) {
      const event = records[index]
      if (event !== undefined && isOfSource(event)) takeLive(event)
    }
    seen = cluster.end
  }

  // As on the real server, the first event after a checkpoint is taken for the one at the
  // checkpoint. If that was truncated or scavenged, the group misses an event.
  const readPage = (): void => {
    const page = readHistory(cluster.leader.database, source, next, settings)
    if (page.type === 'Unreadable') {
      state = page.type
      return
    }
    for (const event of page.events.slice(isFirstPage ? 1 : 0)) {
      know(placeOf(source, event))
      add(event)
    }
    isFirstPage = false
    if (page.events.length === 0 && source.type === 'All' && page.considered > 0)
      skipped(next, page.considered)
    if (page.isEnd) {
      state = 'Live'
      liveCount = 0
    }
    next = page.next
  }

  const hasRoom = (): boolean =>
    historyBufferSize - buffer.retries.length - buffer.read.length > readBatchSize

  return {
    fill: () => {
      noticeWritten()
      while (state === 'Behind' && hasRoom()) readPage()
    },
    state: () => state,
    lastKnown: () => lastKnown,
    liveCount: () => liveCount,
  }
}
