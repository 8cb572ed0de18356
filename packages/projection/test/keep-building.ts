/** A process that writes, purges and builds its view anew until it is killed. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { runProjection, sqliteViewStore } from '@interaction-log/projection'
import { entries, nextEntries } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const [file, run] = JSON.parse(String(process.argv[2])) as [string, number]
const say = (...words: readonly string[]) => writeSync(1, `${words.join(' ')}\n`)

const live = async (): Promise<never> => {
  const store = right(await sqliteEventStore(`${file}.db`)())
  const views = right(await sqliteViewStore(`${file}.views`)())
  const write = historian(store)
  const projection = run % 3 === 2 ? nextEntries : entries
  // An even run is killed after its first purge, an odd one at any moment.
  if (run % 2 === 1) say('begun')
  const view = right(await runProjection({ store, views, projection })())

  const purgeOne = async () => {
    const ids = [randomUUID(), randomUUID()] as const
    for (const id of ids) await write.record(id, { description: `canary of ${id};` })
    await write.cancel(ids[0], `canary of ${ids[0]};`)
    const last = await write.purge(ids[0], randomUUID())
    say('purged', ids[0])
    right(await view.finishErasure(last, 60_000)())
  }
  const purging = async (): Promise<never> => {
    for (;;) {
      await purgeOne()
      await setTimeout(10)
    }
  }
  const rebuilding = async (): Promise<never> => {
    right(await view.caughtUp(60_000)())
    for (;;) {
      const { count } = right(await view.rebuild()())
      say('rebuilt', String(count))
    }
  }
  if (run % 2 === 0) await purgeOne()
  return Promise.race([purging(), rebuilding()])
}

void live()
