import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  equals,
  matches,
  memoryViewStore,
  type Projection,
  sqliteViewStore,
} from '@interaction-log/projection'
import { checkpointAt, type Thing, thing, things } from '../src/testing/contract/things.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'names-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const names = ['a', 'b', 'a b', 'rows', 'words', 'rank', 'rowid', 'select', 'x"y', "x'y", 'ü', '']

/** Each column of a thing has another value. */
const projection: Projection<Thing, never> = {
  ...things(),
  name: 'rows "of" words',
  columns: Object.fromEntries(
    names.map((name, at) => [name, ({ size }: Thing) => `${String(size)} ${String(at)}`]),
  ),
  indexes: [...names.map((name) => [name]), ['a', 'b']],
  sparse: ['words'],
}

const stores = {
  memory: () => Promise.resolve(memoryViewStore()),
  sqlite: async () => right(await sqliteViewStore(join(folder, 'log.views'))()),
}

it.each(['memory', 'sqlite'] as const)(
  'columns, indexes and views may have any name, on %s',
  async (store) => {
    const views = await stores[store]()
    const view = right(await views.open(projection)())
    const rows = new Map(
      [1, 2, 3].map((size) => [`id-${String(size)}`, thing(size, { note: 'w' })]),
    )
    const changes = { rows, checkpoint: checkpointAt(1n), erasing: false }
    const { revision } = right(await view.save(0, changes)())
    right(await view.finishBuilding(revision)())
    for (const [at, name] of names.entries()) {
      const where = [equals(name, `2 ${String(at)}`)]
      const asked = [
        { where, orderBy: [name], limit: 9 },
        { where: [...where, matches('w')], orderBy: ['a b'], limit: 9 },
        { where: [equals('a', '2 0'), ...where], orderBy: ['b'], limit: 9 },
      ]
      for (const query of asked)
        expect([name, right(await view.query(query)()).rows.map(({ size }) => size)]).toEqual([
          name,
          [2],
        ])
      expect(right(await view.count(where)())).toBe(1)
    }
    right(await views.close()())
  },
)
