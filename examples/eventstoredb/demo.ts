/**
 * The same demo as `npm start`, on EventStoreDB. Run it again: it goes on with the same log.
 *
 * EVENTSTOREDB_URL='esdb://127.0.0.1:2113?tls=false' pnpm example examples/eventstoredb/demo.ts
 */
import type { EventStore } from '@interaction-log/core'
import { eventStoreDbEventStore, scavenge } from '@interaction-log/event-store-eventstoredb'
import { idKeyIn, type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { directories } from '../demo/directories.js'
import { done, stop } from '../demo/done.js'
import { demoFile } from '../demo/folder.js'
import { play } from '../demo/play.js'

const connectionString = process.env['EVENTSTOREDB_URL'] ?? 'esdb://127.0.0.1:2113?tls=false'

const prefix = process.env['EVENTSTOREDB_PREFIX'] ?? 'demo:'

/** What was purged is hidden at once, and gone from every server after three rounds at most. */
const scavengeUntilGone = async (log: InteractionLog<never>): Promise<void> => {
  for (let round = 0; ; round++) {
    const { erasure, completed } = done(await log.finishErasure(), 'ErasureFinished')
    console.log(`${erasure}. Completed purges: ${String(completed.length)}.`)
    if (erasure === 'Gone' || round === 3) return
    const scavenged = await scavenge(connectionString)()
    if (E.isLeft(scavenged)) {
      console.error(`Not scavenged: ${scavenged.left.because}.`)
      process.exitCode = 1
      return
    }
    for (const { type, node } of scavenged.right) console.log(`${type}: ${node}`)
  }
}

const playOn = async (store: EventStore): Promise<void> => {
  const idKey = await idKeyIn(demoFile('eventstoredb.key'), store)()
  if (E.isLeft(idKey)) return stop(idKey.left)
  if (idKey.right === undefined) return stop({ type: 'KeyMissing' })
  const options = { actor: 'demo', currency: 'EUR', ...directories, idKey: idKey.right }
  const { log, isNew } = done(await openInteractionLog({ ...options, store }), 'Opened')
  console.log(isNew ? 'A new log on EventStoreDB.' : 'Continuing the log on EventStoreDB.')
  await play(log)
  await scavengeUntilGone(log)
  done(await log.close(), 'Closed')
}

const main = async (): Promise<void> => {
  const store = eventStoreDbEventStore({ connectionString, prefix })
  if (E.isLeft(store)) {
    console.error(`EVENTSTOREDB_URL: ${store.left.because}.`)
    process.exitCode = 1
    return
  }
  await playOn(store.right)
  await store.right.close()()
}

void main()
