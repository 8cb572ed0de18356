/** A log with its views, as a backend opens it; its event store is at hand, too. */
import { join } from 'node:path'
import { type EventStore, randomIdKey } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import { sqliteViewStore } from '@interaction-log/projection'
import { done, right } from './outcome.js'

export interface OpenedLog {
  readonly store: EventStore
  readonly log: InteractionLog<never>
  readonly close: () => Promise<void>
}

export const openLog = async (folder: string, name: string): Promise<OpenedLog> => {
  const store = await right(sqliteEventStore(join(folder, name)))
  const views = await right(sqliteViewStore(join(folder, `${name}.views`)))
  const { log } = await done(
    openInteractionLog({ store, views, idKey: randomIdKey(), actor: 'bench', currency: 'EUR' }),
    'Opened',
  )
  await done(log.defineGroup({ code: 'MEETING', description: 'Meetings' }), 'Changed')
  const template = { code: 'ONSITE', groupCode: 'MEETING', description: 'On-site meeting' }
  await done(log.defineTemplate({ ...template, cost: '45', durationMinutes: 180 }), 'Changed')
  return {
    store,
    log,
    close: async () => {
      await done(log.close(), 'Closed')
      await right(views.close())
      await right(store.close())
    },
  }
}
