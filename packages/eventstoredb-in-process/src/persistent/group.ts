/**
 * Consumers that share the events of a stream or `$all`: each goes to one, until it is settled.
 *
 * @since 0.1.0
 */
import type { Cluster } from '../cluster/cluster.js'
import { newBuffer } from './buffer.js'
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.js'
import type { Consumer } from './consumer.js'
import { type Definition, keyOf } from './definition.js'
import { dropped } from './errors.js'
import { newIntake } from './intake.js'
import { lowest } from './message.js'
import { newOutstanding } from './outstanding.js'
import { openParkingLot } from './parking-lot.js'
import { newProgress } from './progress.js'
import { newSettling } from './settling.js'
import { nameOf } from './source.js'
import { newStatistics, type Statistics } from './statistics.js'
import { newStrategy } from './strategies.js'

/**
 * On the real server too `stop` stops nothing: it skips.
 *
 * @since 0.1.0
 */
export type Refusal = 'retry' | 'park' | 'skip' | 'stop'

/**
 * @since 0.1.0
 */
export interface Group {
  readonly definition: Definition
  /** Takes in what was written, and delivers what there is room for. */
  readonly advance: () => void
  readonly isFull: () => boolean
  readonly join: (consumer: Consumer) => void
  readonly leave: (consumer: Consumer) => void
  readonly acknowledge: (ids: readonly string[]) => void
  readonly refuse: (ids: readonly string[], refusal: Refusal, reason: string) => void
  /** Parked messages before this revision of the parked stream, or all. */
  readonly replay: (stopAt: number | undefined) => void
  /** Looks at the clock. */
  readonly tick: () => void
  readonly statistics: () => Statistics
  /** Drops all consumers. */
  readonly close: () => void
  /** Forgets what it has written. */
  readonly erase: () => void
}

/**
 * Resumes from the checkpoint that a group of this name has written, if there is one.
 *
 * @since 0.1.0
 */
export const newGroup = (cluster: Cluster, definition: Definition): Group => {
  const { source, name, settings } = definition
  const { consumers, push, join, leave } = newStrategy(settings.strategy)
  const checkpoint = readCheckpoint(cluster, definition)
  const buffer = newBuffer()
  const outstanding = newOutstanding(settings.messageTimeout)
  const lot = openParkingLot(cluster, keyOf(definition), checkpoint !== undefined)
  const progress = newProgress(settings, checkpoint, (place) => {
    writeCheckpoint(cluster, definition, place)
  })
  const mark = (isByClock: boolean): void => {
    progress.mark(lowest([...outstanding.messages(), ...buffer.retries]), isByClock)
  }
  const intake = newIntake(cluster, definition, checkpoint, buffer, (place, count) => {
    progress.skipped(place, count)
    mark(false)
  })
  const parts = { definition, consumers, buffer, outstanding, lot }
  const statistics = newStatistics({ ...parts, intake, progress })
  const { forget, retry, retryOrPark } = newSettling(parts)

  const deliver = (): void => {
    buffer.offer((waiting) => {
      const message = progress.numbered(waiting)
      const pushed = push(message)
      if (pushed === 'Sent') {
        statistics.countDelivery()
        progress.delivered(message)
        outstanding.add(message)
      }
      return pushed
    })
  }

  const dropAll = (): void => {
    for (const consumer of [...consumers]) {
      leave(consumer)
      consumer.drop(dropped(nameOf(source), name))
    }
  }

  const advance = (): void => {
    intake.fill()
    if (intake.state() === 'Unreadable') dropAll()
    deliver()
  }

  const settleAll = (ids: readonly string[]): void => {
    ids.forEach(forget)
    mark(false)
    advance()
  }

  return {
    definition,
    advance,
    isFull: () =>
      settings.maxSubscriberCount !== 0 && consumers.size >= settings.maxSubscriberCount,
    join: (consumer) => {
      join(consumer)
      advance()
    },
    leave: (consumer) => {
      if (!consumers.has(consumer)) return
      leave(consumer)
      for (const message of consumer.inFlight.values()) retry(message)
      deliver()
    },
    acknowledge: settleAll,
    refuse: (ids, refusal, reason) => {
      for (const message of ids.map(outstanding.get)) {
        if (message === undefined) continue
        if (refusal === 'retry') retryOrPark(message)
        if (refusal === 'park') lot.park(message, `Client explicitly NAK'ed message.\n${reason}`)
      }
      settleAll(ids)
    },
    replay: (stopAt) => {
      for (const message of lot.replay(stopAt)) buffer.addRetry(message)
      deliver()
    },
    tick: () => {
      outstanding.expired().forEach(retryOrPark)
      mark(true)
      advance()
    },
    statistics: statistics.take,
    close: dropAll,
    erase: () => {
      removeCheckpoint(cluster, definition)
      lot.remove()
    },
  }
}
