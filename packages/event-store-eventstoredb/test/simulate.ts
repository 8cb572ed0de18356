/**
 * Writers at work while everything goes wrong that can: what is stored is what was acknowledged, and
 * what turned out to be stored when it was repeated. On a cluster in this process. Says as JSON how the
 * appends ended: `simulate.ts <appends> <writers>`.
 */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, NewEvent, StreamName } from '@interaction-log/core'
import { sampleEvent } from '@interaction-log/core/testing'
import type { EventStoreDb, Fault } from '@interaction-log/eventstoredb-in-process'
import * as E from 'fp-ts/lib/Either.js'
import { type Chance, chance } from './chance.js'
import { withServer } from './in-process.js'

const faults: readonly [Fault, ...Fault[]] = [
  { type: 'DropBefore' },
  { type: 'DropAfter' },
  { type: 'Delay', milliseconds: 20 },
  { type: 'Delay', milliseconds: 400 },
  { type: 'DelayAnswer', milliseconds: 20 },
  { type: 'DelayAnswer', milliseconds: 400 },
  { type: 'NotReady' },
  { type: 'TimeOut' },
]

/** What is acknowledged: ids by stream, in order. */
type Log = Map<StreamName, string[]>

const versionOf = async (store: EventStore, stream: StreamName): Promise<number> => {
  const read = await store.readStream(stream)()
  if (E.isRight(read)) return read.right.version
  assert.equal(read.left.type, 'StoreUnavailable')
  return versionOf(store, stream)
}

const write = async (
  store: EventStore,
  { number }: Chance,
  log: Log,
  count: number,
  own: number,
) => {
  const outcomes = { acknowledged: 0, conflicts: 0, unknown: 0, unavailable: 0 }
  for (let round = 0; round < count; round++) {
    // One stream in sixteen is everybody's.
    const owner = number(16) === 0 ? 'all' : `w${String(own)}`
    const stream: StreamName = `note-${owner}-${String(Math.floor(round / 20))}`
    let version = await versionOf(store, stream)
    const events: [NewEvent, ...NewEvent[]] = [
      sampleEvent(),
      ...Array.from({ length: number(3) }, () => sampleEvent()),
    ]
    for (;;) {
      const answer = await store.appendToStream(stream, version, events)()
      if (E.isRight(answer)) {
        outcomes.acknowledged++
        const known = log.get(stream) ?? []
        log.set(stream, known)
        for (const [index, { id }] of events.entries()) known[version + index] = id
        assert.equal(answer.right.version, version + events.length)
        break
      }
      if (answer.left.type === 'VersionConflict') {
        outcomes.conflicts++
        version = answer.left.actual
      } else if (answer.left.type === 'UnknownOutcome') outcomes.unknown++
      else if (answer.left.type === 'StoreUnavailable') {
        outcomes.unavailable++
        break
      } else throw new Error(answer.left.type)
    }
  }
  return outcomes
}

const sabotage = async (server: EventStoreDb, { number, of }: Chance, isOver: () => boolean) => {
  while (!isOver()) {
    const dice = number(40)
    if (dice === 0) {
      const node = number(3)
      server.faults.freeze(node)
      if (number(2) === 0) server.faults.elect((node + 1) % 3)
      await pause(250)
      server.faults.thaw(node)
    } else if (dice === 1) server.faults.elect(number(3))
    else if (dice === 2) server.faults.disconnect(number(3))
    else if (dice === 3) server.faults.forgetIds()
    else server.faults.inject(of(['append', 'append', 'read']), of(faults), 1 + number(4))
    await pause(number(400))
  }
}

const simulate = (appends: number, writers: number) =>
  withServer({ nodes: 3 }, async ({ server, open }) => {
    const store = open({ deadline: 250, patience: 2_000 })
    const dice = chance()
    const log: Log = new Map()
    let isOver = false
    const saboteur = sabotage(server, dice, () => isOver)
    const end = async () => {
      isOver = true
      await saboteur
      server.faults.clear()
    }
    const written = await Promise.all(
      Array.from({ length: writers }, (_, own) =>
        write(store, dice, log, Math.ceil(appends / writers), own),
      ),
    ).finally(end)

    const stored: Log = new Map()
    for await (const batch of open().readAll({ after: 0n })) {
      if (E.isLeft(batch)) throw new Error(batch.left.type)
      for (const { stream, id } of batch.right) {
        const ids = stored.get(stream) ?? []
        stored.set(stream, ids)
        ids.push(id)
      }
    }
    assert.deepEqual(stored, log)
    console.log(JSON.stringify(written))
  })()

const [appends, writers] = process.argv.slice(2).map(Number)
void simulate(appends ?? 0, writers ?? 0)
