/**
 * A process that builds its view anew is killed at random moments, again and again on the same files;
 * after each kill the view is opened and held against a fresh one. LONG=1 kills 50 times, else twice.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { memoryViewStore, runProjection, sqliteViewStore } from '@interaction-log/projection'
import { filesWith } from '../../../test/files-with.js'
import { killedChild, seed } from '../../../test/killed-child.js'
import { entries, everyEntry, nextEntries } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const kills = process.env['LONG'] === undefined ? 2 : 50
const folder = mkdtempSync(join(tmpdir(), 'killing-'))
const file = join(folder, 'log')
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** What a process says until it is killed in the midst of it. */
const killed = (n: number) =>
  killedChild(n, 2_500, join(__dirname, 'keep-building.ts'), JSON.stringify([file, n]))

const opened = async (n: number) => {
  const store = right(await sqliteEventStore(`${file}.db`)())
  const views = right(await sqliteViewStore(`${file}.views`)())
  const projection = n % 3 === 2 ? nextEntries : entries
  const view = right(await runProjection({ store, views, projection })())
  const alone = right(await runProjection({ store, views: memoryViewStore(), projection })())
  const close = async () => {
    await view.stop()()
    await alone.stop()()
    right(await views.close()())
    right(await store.close()())
  }
  return { store, views, view, alone, close }
}

const every = { ...everyEntry, limit: 100_000 }

it(
  `a build that is killed at any moment goes on, and the view is a fresh one (rule R183, ${String(kills)} kills, seed ${String(seed)})`,
  async () => {
    const first = right(await sqliteEventStore(`${file}.db`)())
    const write = historian(first)
    for (let n = 0; n < 2_000; n++) await write.record(randomUUID())
    right(await first.close()())

    const purged: string[] = []
    for (let n = 1; n <= kills; n++) {
      const said = (await killed(n)).map((line) => line.split(' '))
      purged.push(...said.flatMap(([what, id = '']) => (what === 'purged' ? [id] : [])))
      const different = said.filter(([what, count]) => what === 'rebuilt' && count !== '0')
      expect(different).toEqual([])

      const { store, views, view, alone, close } = await opened(n)
      for (const each of [view, alone]) right(await each.caughtUp(60_000)())
      const expected = right(await alone.query(every)()).rows
      expect(right(await view.query(every)()).rows).toEqual(expected)
      if (n % 2 === 0) {
        expect(right(await view.rebuild()())).toEqual({ count: 0, rows: [] })
        expect(right(await views.builds()())).toHaveLength(1)
        expect(right(await view.query(every)()).rows).toEqual(expected)
        const head = right(await store.head()())
        expect(right(await view.finishErasure(head)())).toMatchObject({ type: 'Gone' })
        await close()
        const holds = (id: string) => filesWith(folder, `canary of ${id};`, 'log.views').length > 0
        expect(purged.filter(holds)).toEqual([])
      } else await close()
    }
    expect(purged.length).toBeGreaterThan(0)
  },
  60_000 + kills * 30_000,
)
