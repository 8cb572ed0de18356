/** A projection whose columns were changed, and its version was not. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { memoryViewStore, runProjection, sqliteViewStore } from '@interaction-log/projection'
import { entries } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'changed-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const date = () => '2026-03-02'
const answer = {
  left: {
    type: 'ViewUnavailable',
    reason: 'Changed',
    because: 'the columns, indexes or text of entries are not those that version 1 was built with',
  },
}

const inMemory = () => Promise.resolve(memoryViewStore())
const inFile = async () => right(await sqliteViewStore(join(folder, randomUUID()))())

const changes = [
  ['another column', { columns: { date }, indexes: [] }],
  ['one column more', { columns: { ...entries.columns, date } }],
  ['a text', { text: () => '' }],
] as const

const ofFiles = [
  ['another index', { indexes: [['entryNo'], ['entryNo', 'entryNo']] }],
  ['a sparse column', { sparse: ['entryNo'] }],
] as const

const cases = [
  ...changes.map(([what, change]) => ['memory', what, inMemory, change] as const),
  ...[...changes, ...ofFiles].map(([what, change]) => ['SQLite', what, inFile, change] as const),
]

describe.each(cases)('in %s, a projection with %s', (_store, _what, open, change) => {
  const altered = { ...entries, ...change } as never

  it('is told to raise its version, and the view as it was goes on (rule R187)', async () => {
    const [store, views] = [memoryEventStore(), await open()]
    await historian(store).record(randomUUID())
    const first = right(await runProjection({ store, views, projection: entries })())
    right(await first.caughtUp()())
    await first.stop()()
    expect(await views.open(altered)()).toMatchObject(answer)
    right(await views.rebuild(altered)())

    const again = right(await runProjection({ store, views, projection: entries })())
    expect(right(await again.count([])())).toBe(1)
    await again.stop()()
    right(await views.close()())
  })
})

describe.each(cases.filter(([, , , change]) => 'columns' in change || 'text' in change))(
  'in %s, a projection with %s',
  (_store, _what, open, change) => {
    it('does not go on with a build that was begun otherwise (rule R187)', async () => {
      const altered = { ...entries, ...change } as never
      const views = await open()
      right(await views.open(entries)())
      for (const opened of [views.open(altered), views.rebuild(altered)])
        expect(await opened()).toMatchObject(answer)
      right(await views.close()())
    })
  },
)
