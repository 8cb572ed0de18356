/**
 * A process that replays a log of which half is purged, out of a store that makes its events as they are
 * read: says how much memory that took, and what it found.
 */
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type EventStore, randomNonce, type StoredEvent, Uuid } from '@interaction-log/core'
import { sample, sampleRecordedData } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { asOf } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { entries } from './entries.js'
import { right } from './right.js'

const count = Number(process.argv[2])

const uuidOf = (n: number): Uuid => {
  const hex = createHash('md5').update(String(n)).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return sample(Uuid, [...parts, hex.slice(20)].join('-'))
}

const [log, nonce] = [uuidOf(-1), randomNonce()]

/** First all are recorded, then every second one is purged; the store still hands out everything. */
const eventAt = (position: number): StoredEvent => {
  const isPurge = position > count
  const n = isPurge ? 2 * (position - count) : position
  const id = uuidOf(n)
  const erased = {
    version: 1,
    type: 'InteractionRecorded',
    position: String(n),
    commitment: `c1.${'A'.repeat(43)}`,
  }
  return {
    log,
    stream: `interaction-${id}`,
    version: isPurge ? 2 : 1,
    position: BigInt(position),
    id: uuidOf(-1 - position),
    nonce,
    metadata: {
      recordedAt: '2026-03-01T09:30:00.000Z',
      actor: 'u-17',
      commandId: id,
      $correlationId: id,
      $causationId: id,
      schemaVersion: 1,
    },
    ...(isPurge
      ? { type: 'InteractionPurged', data: { basis: 'retention', batchId: log, erased: [erased] } }
      : {
          type: 'InteractionRecorded',
          data: { ...sampleRecordedData, description: 'x'.repeat(100), subject: 'y'.repeat(100) },
        }),
  }
}

const head = count + count / 2

const store: EventStore = {
  ...memoryEventStore(),
  head: () => TE.right(BigInt(head)),
  readAll: async function* ({ after, batchSize = 500 }) {
    for (let from = Number(after) + 1; from <= head; from += batchSize) {
      const length = Math.min(batchSize, head + 1 - from)
      yield E.right(Array.from({ length }, (_, n) => eventAt(from + n)))
      await Promise.resolve()
    }
  },
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const used = () => {
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}

const replayed = async (): Promise<void> => {
  const most = { heap: 0, rss: 0 }
  let batches = 0
  let before: typeof most | undefined
  const measure = () => {
    // What is loaded and compiled with the first batches is not kept events.
    if (++batches % 20 !== 0) return
    const now = used()
    before ??= now
    most.heap = Math.max(most.heap, now.heap - before.heap)
    most.rss = Math.max(most.rss, now.rss - before.rss)
  }
  const at = { position: BigInt(count) }
  const past = right(await asOf({ store, projection: entries, at, onProgress: measure })())
  const rows = right(await past.count([])())
  const leftOut = right(await past.leftOut()())
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20)
  writeSync(
    1,
    JSON.stringify({ rows, leftOut, heap: megabytes(most.heap), rss: megabytes(most.rss) }),
  )
  await past.close()
}

void replayed()
