/** Reading the whole log, building a view of it, and asking the view. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { EventStore } from '@interaction-log/core'
import type { InteractionLog } from '@interaction-log/interaction-log'
import { runProjection, sqliteViewStore } from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import { type Contender, contender } from './contender.js'
import { done, right } from './outcome.js'

const readAll = async (store: EventStore): Promise<number> => {
  let events = 0
  for await (const batch of store.readAll({ after: 0n })) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    events += batch.right.length
  }
  return events
}

/** A yardstick of this processor: parsing the text of an event as long as those of the log. */
export const parsing = async (store: EventStore): Promise<Contender> => {
  const head = await right(store.head())
  const event = await right(store.eventAt(head))
  const text = JSON.stringify({ data: event?.data, metadata: event?.metadata })
  return contender(`bare JSON.parse of ${String(text.length)} characters`, {
    each: 1,
    calls: 20_000,
    call: () => {
      JSON.parse(text)
    },
  })
}

export const reading = async (store: EventStore): Promise<Contender> =>
  contender('events read by readAll', {
    each: await readAll(store),
    calls: 1,
    call: () => readAll(store),
  })

const patience = 600_000

/** From no view to one that has caught up and can be queried. */
export const building = async (store: EventStore, folder: string): Promise<Contender> =>
  contender('events projected by a new contact log', {
    each: await readAll(store),
    calls: 1,
    call: async () => {
      const views = await right(sqliteViewStore(join(folder, `${randomUUID()}.views`)))
      const view = await right(runProjection({ store, views, projection: contactLog }))
      await right(view.caughtUp(patience))
      await view.stop()()
      await right(views.close())
    },
  })

export const paging = (log: InteractionLog<never>): Contender =>
  contender('queries of a page of 50 entries of a contact', {
    each: 1,
    calls: 200,
    call: () => done(log.entries({ contact: 'P7', limit: 50 }), 'Entries'),
  })
