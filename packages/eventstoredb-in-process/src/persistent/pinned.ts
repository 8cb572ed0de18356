/**
 * Events of one stream, or of one correlation, go to one consumer for as long as it is there.
 *
 * @since 0.1.0
 */
import { jsonRecordIn } from '../log/stream-metadata.js'
import { type Consumer, push } from './consumer.js'
import type { Message } from './message.js'
import type { Strategy } from './strategy.js'

type KeyOf = (message: Message) => string

/**
 * @since 0.1.0
 */
export const sourceStream: KeyOf = ({ resolved: { event, link } }) =>
  event?.stream ??
  Buffer.from(link?.data ?? [])
    .toString('utf8')
    .replace(/^[^@]*@/, '')

/**
 * @since 0.1.0
 */
export const streamOrCorrelation: KeyOf = (message) => {
  const { event, link } = message.resolved
  const correlation = jsonRecordIn((event ?? link)?.metadata ?? Buffer.alloc(0))?.['$correlationId']
  return typeof correlation === 'string' ? correlation : sourceStream(message)
}

const buckets = 1024

const hash = (text: string): number => {
  let value = 0
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return value % buckets
}

/**
 * @since 0.1.0
 */
export const newPinned = (keyOf: KeyOf): Strategy => {
  const consumers = new Set<Consumer>()
  const assigned = new Map<number, Consumer>()
  const bucketOf = (message: Message): number => hash(keyOf(message))
  const bucketsOf = (consumer: Consumer): number[] =>
    [...assigned].filter(([, each]) => each === consumer).map(([bucket]) => bucket)

  const leastAssigned = (): Consumer | undefined =>
    [...consumers]
      .map((consumer) => ({ consumer, count: bucketsOf(consumer).length }))
      .sort((a, b) => a.count - b.count)[0]?.consumer

  /** Gives a new consumer its share, idle buckets first. */
  const rebalance = (consumer: Consumer): void => {
    const share = Math.ceil(assigned.size / consumers.size)
    for (const other of consumers) {
      const busy = new Set([...other.inFlight.values()].map(bucketOf))
      const held = bucketsOf(other).sort((a, b) => Number(busy.has(a)) - Number(busy.has(b)))
      for (const bucket of held.slice(0, Math.max(0, held.length - share)))
        assigned.set(bucket, consumer)
    }
  }

  return {
    consumers,
    join: (consumer) => {
      consumers.add(consumer)
      rebalance(consumer)
    },
    leave: (consumer) => {
      consumers.delete(consumer)
      for (const bucket of bucketsOf(consumer)) assigned.delete(bucket)
    },
    push: (message) => {
      if ([...consumers].every(({ slots }) => slots <= 0)) return 'Full'
      const bucket = bucketOf(message)
      const consumer = assigned.get(bucket) ?? leastAssigned()
      if (consumer === undefined) return 'Full'
      assigned.set(bucket, consumer)
      return push(consumer, message) ? 'Sent' : 'Skipped'
    },
  }
}
