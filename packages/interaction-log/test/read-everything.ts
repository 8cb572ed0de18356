/** A process that fills a log, reads all of it, and builds a view of it: says how many it has met. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { type EventStore, randomNonce, type StoredEvent, Uuid } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { openInteractionLog } from '@interaction-log/interaction-log'
import { entriesThatMeet, runProjection, sqliteViewStore } from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

const [folder, count] = JSON.parse(String(process.argv[2])) as [string, number]

const right = async <A>(task: TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

/** The event of an interaction that the front door has recorded. */
const recorded = async (store: EventStore): Promise<StoredEvent> => {
  const opened = await openInteractionLog({ store, actor: 'u-1', currency: 'EUR' })
  if (opened.type !== 'Opened') throw new Error(opened.type)
  const { log } = opened
  await log.defineGroup({ code: 'MEETING', description: 'Meetings' })
  const template = { code: 'ONSITE', groupCode: 'MEETING', description: 'On-site meeting' }
  await log.defineTemplate(template)
  const request = { contactId: 'P1', templateCode: 'ONSITE', date: '2026-03-01' }
  const answer = await log.record({ ...request, salespersonCode: 'S1' })
  if (answer.type !== 'Recorded') throw new Error(JSON.stringify(answer))
  await log.close()
  const event = await right(store.eventAt(BigInt(answer.entryNo)))
  if (event === undefined) throw new Error('the event is not there')
  return event
}

const fill = async (store: EventStore): Promise<void> => {
  const { log, type, data, metadata } = await recorded(store)
  const appendCopy = () => {
    const id = sample(Uuid, randomUUID())
    const copy = { log, id, type, data, metadata, nonce: randomNonce() }
    return right(store.appendToStream(`interaction-${id}`, 0, [copy]))
  }
  for (let left = count - 1; left > 0; left -= 500)
    await Promise.all(Array.from({ length: Math.min(left, 500) }, appendCopy))
}

const readEverything = async (): Promise<void> => {
  const store = await right(sqliteEventStore(join(folder, 'log.db')))
  await fill(store)
  let read = 0
  for await (const batch of store.readAll({ after: 0n, categories: ['interaction'] })) {
    if (E.isLeft(batch)) throw new Error(batch.left.type)
    read += batch.right.length
  }
  const views = await right(sqliteViewStore(join(folder, 'log.views')))
  const view = await right(runProjection({ store, views, projection: contactLog }))
  await right(view.caughtUp(600_000))
  let entries = 0
  let after: string | undefined
  do {
    const page = await right(view.query(entriesThatMeet({}, { limit: 1_000, after })))
    entries += page.rows.length
    after = page.next
  } while (after !== undefined)
  await view.stop()()
  await right(views.close())
  await right(store.close())
  writeSync(1, JSON.stringify({ read, entries }))
}

void readEverything()
