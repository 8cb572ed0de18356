/** The contact log as of the middle of the log, replayed until it can be asked. */
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { asOf, entriesThatMeet } from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import { right } from '../outcome.js'

export const past = async (events: string): Promise<void> => {
  const store = await right(sqliteEventStore(events))
  const head = await right(store.head())
  const view = await right(asOf({ store, projection: contactLog, at: { position: head / 2n } }))
  const { rows } = await right(view.query(entriesThatMeet({}, { limit: 50 })))
  if (rows.length !== 50) throw new Error(`${String(rows.length)} rows`)
  await view.close()
  await right(store.close())
}
