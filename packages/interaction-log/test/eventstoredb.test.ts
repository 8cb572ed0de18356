/**
 * The front door on EventStoreDB: a cluster of three at first in this process, or the server at
 * `EVENTSTOREDB_URL`. Canaries are text planted in everything that a purge must erase; after `Gone`
 * no read of any kind hands them out, on any server.
 */
import { randomUUID } from 'node:crypto'
import { EventStoreDBClient } from '@eventstore/db-client'
import type { EventStore } from '@interaction-log/core'
import { eventStoreDbEventStore, scavenge } from '@interaction-log/event-store-eventstoredb'
import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { openInteractionLog } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { defineTemplates, directory, entriesOf, expectType, onsite } from './opened.js'

const url = process.env['EVENTSTOREDB_URL']

interface Cluster {
  readonly connectionString: string
  readonly nodeConnectionStrings: readonly string[]
  readonly stop: () => Promise<void>
}

let cluster: Cluster
let store: EventStore

const prefix = `${randomUUID().slice(0, 8)}:`

beforeAll(async () => {
  cluster =
    url === undefined
      ? await startEventStoreDb({ nodes: 3 })
      : {
          connectionString: url,
          nodeConnectionStrings: (process.env['EVENTSTOREDB_NODES'] ?? url).split(' '),
          stop: () => Promise.resolve(),
        }
  const opened = eventStoreDbEventStore({ connectionString: cluster.connectionString, prefix })
  if (E.isLeft(opened)) throw new Error(opened.left.because)
  store = opened.right
})
afterAll(async () => {
  await store.close()()
  await cluster.stop()
})

/** Everything that one server hands out, of every stream, its own ones included. */
const everythingOn = async (connectionString: string): Promise<string> => {
  const client = EventStoreDBClient.connectionString(connectionString)
  let text = ''
  const options = { requiresLeader: false }
  for await (const { event } of client.readAll(options))
    text += JSON.stringify([event?.streamId, event?.type, event?.data, event?.metadata])
  await client.dispose()
  return text
}

const everywhere = () => Promise.all(cluster.nodeConnectionStrings.map(everythingOn))

const canary = (what: string, no: number): string =>
  `CANARY-${what}-${String(no * 7_919)}-${prefix}`

const open = async () => {
  const options = { actor: 'u-1', currency: 'EUR', contacts: directory }
  return expectType(await openInteractionLog({ ...options, store }), 'Opened')
}

const count = 20

describe('the front door on EventStoreDB', () => {
  jest.setTimeout(120_000)

  it('records, cancels, purges; after scavenging what was purged is gone from every server', async () => {
    const { log, isNew } = await open()
    expect(isNew).toBe(true)
    await defineTemplates(log)
    const kept = expectType(
      await log.record({ ...onsite, description: canary('kept', 1) }),
      'Recorded',
    )
    const purged: string[] = []
    for (let no = 1; no <= count; no++) {
      const subject = canary('subject', no)
      const request = { ...onsite, description: canary('description', no), subject }
      const { interactionId } = expectType(await log.record(request), 'Recorded')
      const reason = canary('reason', no)
      expectType(await log.cancel({ interactionId, reason }), 'Changed')
      purged.push(interactionId)
    }
    for (const text of await everywhere()) expect(text).toContain('CANARY-reason')

    const outcome = await log.purge({ basis: 'retention', filter: { templateCode: 'ONSITE' } })
    expect(outcome).toMatchObject({ type: 'Purged', count, erasure: 'Hidden' })
    expect(await entriesOf(log)).toHaveLength(1)
    const { batchId } = expectType(outcome, 'Purged')

    expect(await log.finishErasure()).toMatchObject({ erasure: 'Hidden', completed: [] })
    let answer = await log.finishErasure()
    const scavengeIds = new Set<string>()
    for (let round = 0; round < 4; round++) {
      for (const done of E.getOrElseW(() => [])(await scavenge(cluster.connectionString)()))
        if (done.type === 'Scavenged') scavengeIds.add(done.scavengeId)
      answer = await log.finishErasure()
      if (answer.type !== 'ErasureFinished' || answer.erasure === 'Gone') break
    }
    expect(answer).toEqual({ type: 'ErasureFinished', erasure: 'Gone', completed: [batchId] })

    for (const text of await everywhere()) {
      expect(text).toContain(canary('kept', 1))
      expect(text.match(/CANARY-(?!kept)/g)).toBeNull()
    }

    const batch = await store.readStream(`purgeBatch-${String(batchId)}`)()
    const completed = E.isRight(batch) ? batch.right.events.at(-1) : undefined
    expect(completed).toMatchObject({ type: 'PurgeCompleted', data: { count } })
    const erasure = completed?.data['erasure'] as {
      store: string
      node: string
      scavengeId: string
    }[]
    const ofServers = erasure.filter((one) => one.store === 'eventstoredb')
    expect(new Set(ofServers.map(({ node }) => node)).size).toBe(
      cluster.nodeConnectionStrings.length,
    )
    for (const { node, scavengeId } of ofServers) {
      expect(node).toMatch(/^[\w.]+:\d+$/)
      expect(scavengeIds).toContain(scavengeId)
    }

    for (const interactionId of purged) {
      const { events } = expectType(await log.history(interactionId), 'History')
      expect(events.map(({ type }) => type)).toEqual(['InteractionPurged'])
    }
    expectType(await log.close(), 'Closed')

    const again = await open()
    expect(again.isNew).toBe(false)
    expect((await entriesOf(again.log)).map(({ entryNo }) => entryNo)).toEqual([kept.entryNo])
    expectType(await again.log.close(), 'Closed')
  })
  it('logs a segment; after scavenging its worksheet is gone from every server (rule R88)', async () => {
    const { log } = await open()
    const [no, defaults] = ['SM1', { templateCode: 'BUS', date: '2026-03-02' }]
    const description = canary('segment', 1)
    expectType(await log.createSegment({ no, description, defaults }), 'Changed')
    const lines = Array.from({ length: 600 }, (_, n) => ({ contactId: n % 2 ? 'P1' : 'P2' }))
    expectType(await log.addSegmentLines({ no, lines }), 'LinesAdded')
    for (const text of await everywhere()) expect(text).toContain('CANARY-segment')
    expect(await log.logSegment({ no })).toMatchObject({ count: 600, erasure: 'Hidden' })
    let answer = await log.finishErasure()
    for (let round = 0; round < 4; round++) {
      await scavenge(cluster.connectionString)()
      answer = await log.finishErasure()
      if (answer.type !== 'ErasureFinished' || answer.erasure === 'Gone') break
    }
    expect(answer).toMatchObject({ type: 'ErasureFinished', erasure: 'Gone' })
    for (const text of await everywhere()) expect(text).not.toContain('CANARY-segment')
    expect(await entriesOf(log, { segment: no, limit: 1000 })).toHaveLength(600)
    expect(await log.logSegment({ no })).toMatchObject({ type: 'SegmentAlreadyLogged' })
    expect(await log.resume()).toEqual({ type: 'Resumed', loggedSegmentIds: [] })
    expectType(await log.close(), 'Closed')
  })

  it('erases a contact from an open segment; after scavenging it is on no server (rule R136)', async () => {
    const { log } = await open()
    const [no, defaults] = ['SM7', { templateCode: 'BUS', date: '2026-03-02' }]
    const [who, description] = [canary('contact', 2), canary('line', 3)]
    expectType(await log.createSegment({ no, description: 'Letter', defaults }), 'Changed')
    const lines = [{ contactId: 'P1' }, { contactId: who, description }, { contactId: 'P2' }]
    expectType(await log.addSegmentLines({ no, lines }), 'LinesAdded')
    for (const text of await everywhere()) expect(text).toContain(who)
    const request = { contactId: who, basis: 'subjectRequest' } as const
    const erased = await log.eraseContact(request)
    expect(erased).toMatchObject({ replacedWorksheets: 1, keptLines: [], erasure: 'Hidden' })
    expect(await log.exportContact({ contactId: who })).toMatchObject({ segmentLines: [] })
    let answer = await log.eraseContact(request)
    for (let round = 0; round < 4; round++) {
      await scavenge(cluster.connectionString)()
      answer = await log.eraseContact(request)
      if (answer.type !== 'ContactErased' || answer.erasure === 'Gone') break
    }
    expect(answer).toMatchObject({ type: 'ContactErased', erasure: 'Gone', replacedWorksheets: 0 })
    for (const text of await everywhere()) {
      expect(text).not.toContain(who)
      expect(text).not.toContain(description)
    }
    expect(await log.logSegment({ no })).toMatchObject({ count: 2 })
    expect(await entriesOf(log, { segment: no })).toMatchObject([
      { contactId: 'P1', segment: { lineNo: 1 } },
      { contactId: 'P2', segment: { lineNo: 3 } },
    ])
    expectType(await log.close(), 'Closed')
  })
})
