/** The contact log and the segment log, from nothing until both can be queried. */
import type { EventStore } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import {
  memoryViewStore,
  runProjection,
  sharedReads,
  sqliteViewStore,
  type ViewStore,
} from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import { segmentLog } from '@interaction-log/projection-segment-log'
import { right } from '../outcome.js'

const patience = 3_600_000

/** Of one read of the store. */
export const running = async (events: EventStore, views: ViewStore) => {
  const store = sharedReads(events)
  return Promise.all([
    right(runProjection({ store, views, projection: contactLog })),
    right(runProjection({ store, views, projection: segmentLog })),
  ])
}

const caughtUp = async (events: string, views: ViewStore): Promise<void> => {
  const store = await right(sqliteEventStore(events))
  const both = await running(store, views)
  for (const view of both) await right(view.caughtUp(patience))
  for (const view of both) await view.stop()()
  await right(views.close())
  await right(store.close())
}

export const intoMemory = (events: string): Promise<void> => caughtUp(events, memoryViewStore())

export const intoSqlite = async (events: string, views: string): Promise<void> =>
  caughtUp(events, await right(sqliteViewStore(views)))
