import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  atLeast,
  atMost,
  type Condition,
  equals,
  includes,
  isPresent,
  matches,
  memoryViewStore,
  type Query,
  sqliteViewStore,
  type ViewStore,
} from '@interaction-log/projection'
import fc from 'fast-check'
import { manyRuns } from '../../core/test/many-runs.js'
import { expectedGroups, expectedPlaces, meeting } from '../src/testing/contract/reference.js'
import {
  built,
  save,
  type Thing,
  type ThingColumn,
  thingColumns,
  type ThingView,
} from '../src/testing/contract/things.js'
import type { Place } from '../src/view-store/cursor.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'queries-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const sizes = [1, 2, 2.5, 0, 10, '', '10', 'a', '\uff5e', '\u{1f600}']
const colors = ['red', 'blue', '', 'Zinnober', null]
const serials = ['0', '1', '-1', '9007199254740993', '9007199254740992', String(2n ** 63n - 1n)]
const tags = ['P1', 'P2', 'P"', ',']
const texts = ['Äpfel', 'apfelbaum', 'ΟΔΟΣ', 'οδός', 'Straße', 'strasse 12', 'x-y', '한국', 'W']

const thing: fc.Arbitrary<Thing> = fc.record({
  size: fc.constantFrom(...sizes),
  color: fc.constantFrom(...colors),
  serial: fc.constantFrom(...serials),
  tags: fc.subarray(tags, { maxLength: 2 }),
  note: fc.array(fc.constantFrom(...texts), { maxLength: 3 }).map((words) => words.join(' ')),
})

const column = fc.constantFrom(...thingColumns)

const value = fc.oneof(
  fc.constantFrom(...sizes, ...colors, -0, Infinity, '["P1"]'),
  fc.constantFrom(...serials, String(2n ** 64n)).map(BigInt),
)

const condition: fc.Arbitrary<Condition<ThingColumn>> = fc.oneof(
  fc.tuple(column, value).map(([name, one]) => equals(name, one)),
  fc.tuple(column, value).map(([name, one]) => atLeast(name, one)),
  fc.tuple(column, value).map(([name, one]) => atMost(name, one)),
  fc.constantFrom(...tags, 'P').map((tag) => includes('tags', tag)),
  column.map((name) => isPresent(name)),
  fc.constantFrom(...texts, 'apf', 'stra', 'οδ', '12', '').map(matches),
)

const where = fc.array(condition, { maxLength: 3 })

const query: fc.Arbitrary<Query<ThingColumn>> = fc.record({
  where,
  orderBy: fc.array(column, { maxLength: 3 }),
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 6 }),
})

const ids = Array.from({ length: 12 }, (_, n) => `${String((n * 5) % 12)}-\u{1f600}`.slice(0, 4))

type Change = Readonly<Record<string, Thing | undefined>>

const change: fc.Arbitrary<Change> = fc.dictionary(
  fc.constantFrom(...ids),
  fc.option(thing, { nil: undefined }),
  { maxKeys: 6, noNullPrototype: true },
)

const stores: [name: string, open: () => Promise<ViewStore>][] = [
  ['in memory', () => Promise.resolve(memoryViewStore())],
  ['in SQLite', async () => right(await sqliteViewStore(join(folder, `${randomUUID()}.views`))())],
]

type Rows = ReadonlyMap<string, Thing>

const changed = async (view: ThingView, rows: Rows, by: Change): Promise<Rows> => {
  await save(view, right(await view.state()()).revision, by)
  const after = new Map(rows)
  for (const [id, row] of Object.entries(by))
    if (row === undefined) after.delete(id)
    else after.set(id, row)
  return after
}

/** Page after page, with changes before each, as long as there are any. */
const expectPages = async (
  view: ThingView,
  before: Rows,
  query: Query<ThingColumn>,
  changes: readonly Change[],
): Promise<Rows> => {
  let rows = before
  let place: Place | undefined
  let after: string | undefined
  for (const by of changes) {
    rows = await changed(view, rows, by)
    const expected = expectedPlaces(rows, query, place)
    const page = right(await view.query({ ...query, after })())
    expect(page.rows).toEqual(expected.slice(0, query.limit).map(({ row }) => row))
    expect(page.next !== undefined).toBe(expected.length > query.limit)
    place = expected.slice(0, query.limit).at(-1)?.place
    after = page.next
    if (after === undefined) break
  }
  return rows
}

describe.each(stores)('a view %s (rule R140)', (_, open) => {
  it('answers as filtering and sorting do, page by page, while its rows change (rule R141)', async () => {
    const views = await open()
    const view = await built(views, {})
    let rows: Rows = new Map()
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 5 }),
        query,
        where,
        fc.uniqueArray(column),
        async (changes, asked, counted, by) => {
          rows = await expectPages(view, rows, asked, changes)
          expect(right(await view.count(counted)())).toBe(meeting(rows, counted).length)
          const groups = right(await view.countBy({ by, where: counted, limit: 100 })())
          expect(groups.groups).toEqual(expectedGroups(rows, { by, where: counted }))
        },
      ),
      manyRuns(100),
    )
    right(await views.close()())
  })

  it('does so with more rows than are looked up one by one, and counts them (rule R144)', async () => {
    const many = Array.from({ length: 25_000 }, (_row, n): [string, Thing] => [
      `id-${String((n * 7) % 25_000)}`,
      {
        size: sizes[(n * 3) % 10] ?? 0,
        color: n % 10 === 0 ? null : n % 1_000 === 7 ? 'rare' : 'red',
        serial: String(n % 9_000),
        tags: n % 5_000 === 3_999 ? ['P2'] : n % 2 === 0 ? ['P1'] : [],
        note: `${texts[n % 9] ?? ''} n${String(n % 50)}`,
      },
    ])
    const views = await open()
    const view = await built(views, Object.fromEntries(many))
    const rows = new Map(many)
    const asked: Partial<Query<ThingColumn>>[] = [
      { orderBy: ['serial'] },
      { orderBy: ['color', 'serial'], descending: true },
      { where: [isPresent('color')], orderBy: ['serial'] },
      { where: [equals('color', 'red')], orderBy: ['serial'], descending: true },
      { where: [equals('color', 'red'), isPresent('tags')], orderBy: ['serial'] },
      { where: [equals('color', 'rare')], orderBy: ['serial'] },
      { where: [equals('color', 'rare'), equals('size', 2)], orderBy: ['tags'] },
      { where: [equals('size', 2)], orderBy: ['size', 'color'] },
      { where: [includes('tags', 'P1'), equals('color', 'red')], orderBy: ['serial', 'size'] },
      { where: [includes('tags', 'P2'), equals('color', 'red')], orderBy: ['serial'] },
      { where: [matches('n7'), equals('color', 'red')], orderBy: ['serial'], descending: true },
    ]
    for (const one of asked) {
      const question = { where: [], orderBy: [], limit: 7, ...one }
      await expectPages(view, rows, question, [{}, {}, {}])
      expect(right(await view.count(question.where)())).toBe(meeting(rows, question.where).length)
    }
    right(await views.close()())
  }, 120_000)
})
