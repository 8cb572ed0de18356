/**
 * A reader that stops and resumes all the time while events are recorded, purged and scavenged, on the
 * server at `EVENTSTOREDB_URL` or on one in this process.
 */
import { EventStoreDBClient, START } from '@eventstore/db-client'
import type { EventStore } from '@interaction-log/core'
import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import { scavenge } from '@interaction-log/event-store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import { type Chance, chance, isLong, seed } from './chance.js'
import { type AnyServer, anyServer, openStore, ownPrefix, patience } from './any-server.js'
import { right } from './answers.js'
import { append } from './in-process.js'

jest.setTimeout(isLong ? 7_200_000 : 6 * patience)

const steps = isLong ? 2_000 : 200

interface Heard {
  readonly id: string
  readonly position: bigint
}

/** Up to `count` events behind a position. */
type Resume = (after: bigint, count: number) => Promise<readonly Heard[]>

const resumeOf =
  (store: EventStore): Resume =>
  async (after, count) => {
    const heard: Heard[] = []
    for await (const message of store.subscribeToAll({ after, batchSize: 1 })) {
      if (E.isLeft(message)) throw new Error(message.left.type)
      if (message.right.type === 'CaughtUp') break
      heard.push(...message.right.events)
      if (heard.length >= count) break
    }
    return heard
  }

/** As the client would have it: subscribe behind the last position. */
const plainResume =
  (client: EventStoreDBClient, prefix: string): Resume =>
  (after, count) =>
    new Promise((resolve, reject) => {
      const heard: Heard[] = []
      const subscription = client.subscribeToAll({
        fromPosition: after === 0n ? START : { commit: after, prepare: after },
        filter: { filterOn: 'streamName', prefixes: [`${prefix}note-`], checkpointInterval: 1 },
      })
      const stop = () => {
        subscription.unsubscribe().then(() => {
          resolve(heard.slice(0, count))
        }, reject)
      }
      subscription.on('caughtUp', stop).on('error', reject)
      subscription.on('data', ({ event }) => {
        if (event !== undefined) heard.push({ id: event.id, position: event.position.commit })
        if (heard.length === count) stop()
      })
    })

/** Plays the history; answers what survived it, and what a reader of this kind heard. */
const play = async (
  store: EventStore,
  connectionString: string,
  resume: Resume,
  { number }: Chance = chance(),
) => {
  const surviving = new Set<string>()
  const open: string[] = []
  const heard: Heard[] = []
  const read = async (count: number) => {
    heard.push(...(await resume(heard.at(-1)?.position ?? 0n, count)))
  }
  for (let step = 0; step < steps; step++) {
    const dice = number(10)
    if (dice < 4) {
      const event = sampleEvent()
      await append(store, `note-${event.id}`, 0, event)
      surviving.add(event.id)
      open.push(event.id)
    } else if (dice < 6) {
      // Mostly one of the newest: there the reader stands.
      const id = open.splice(-1 - number(Math.min(4, open.length)), 1)[0]
      if (id === undefined) continue
      const { events } = await right(store.readStream(`note-${id}`))
      const erasing = sampleErasingEvent(events)
      await append(store, `note-${id}`, 1, erasing)
      await right(store.eraseStream(`note-${id}`, 2))
      surviving.delete(id)
      surviving.add(erasing.id)
    } else if (dice < 7) await right(scavenge(connectionString))
    else await read(1 + number(3))
  }
  await read(Number.MAX_SAFE_INTEGER)
  return { surviving: [...surviving], heard }
}

const lostOf = ({ surviving, heard }: Awaited<ReturnType<typeof play>>) => {
  const ids = new Set(heard.map(({ id }) => id))
  return surviving.filter((id) => !ids.has(id))
}

const expectOrder = (heard: readonly Heard[]) => {
  for (const [index, { position }] of heard.entries())
    expect(position).toBeGreaterThan(heard[index - 1]?.position ?? 0n)
}

describe(`a random history (seed ${String(seed)})`, () => {
  let server: AnyServer
  beforeAll(async () => {
    server = await anyServer()
  })
  afterAll(() => server.stop())

  it('is heard in order, every event that survives once', async () => {
    const { connectionString } = server
    const store = openStore({ connectionString, prefix: ownPrefix() })
    const played = await play(store, connectionString, resumeOf(store))
    expect(lostOf(played)).toEqual([])
    expectOrder(played.heard)
    await store.close()()
  })

  it('loses events if a reader just subscribes behind its last position', async () => {
    const { connectionString } = server
    const client = EventStoreDBClient.connectionString(connectionString)
    let lost = 0
    for (let history = 0; lost === 0; history++) {
      const prefix = ownPrefix()
      const store = openStore({ connectionString, prefix })
      const resume = plainResume(client, prefix)
      const played = await play(store, connectionString, resume, chance(seed + history))
      lost = lostOf(played).length
      expectOrder(played.heard)
      await store.close()()
    }
    expect(lost).toBeGreaterThan(0)
    await client.dispose()
  })
})
