/** A process that writes, purges and builds its view anew until it is killed. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { runProjection, sqliteViewStore } from '@interaction-log/projection'
import { entries, nextEntries } from './entries.js'
import { historian } from './history.js'
import { right } from './view-store-rules.js'

const [file, run] = JSON.parse(String(process.argv[2])) as [string, number]
const say = (...words: readonly string[]) => writeSync(1, `${words.join(' ')}\n`)

const live = async (): Promise<never> => {
  const store = right(await sqliteEventStore(`${file}.db`)())
  const views = right(await sqliteViewStore(`${file}.views`)())
  const write = historian(store)
  const projection = run % 3 === 2 ? nextEntries : entries
  say('begun')
  const view = right(await runProjection({ store, views, projection })())

  const purging = async (): Promise<never> => {
    for (;;) {
      const ids = Array.from({ length: 2 }, () => randomUUID())
      for (const id of ids) await write.record(id, { description: `canary of ${id};` })
      let last = 0n
      for (const id of ids.slice(0, 1)) {
        await write.cancel(id, `canary of ${id};`)
        last = await write.purge(id, randomUUID())
        say('purged', id)
      }
      right(await view.finishErasure(last, 60_000)())
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
  return Promise.race([purging(), rebuilding()])
}

void live()
