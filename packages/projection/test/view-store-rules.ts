import { type Uuid } from '@interaction-log/core'
import {
  atLeast,
  atMost,
  type Checkpoint,
  equals,
  includes,
  isPresent,
  matches,
  type Projection,
  type Query,
  type View,
  type ViewState,
  type ViewStore,
} from '@interaction-log/projection'
import { type Either, isRight } from 'fp-ts/lib/Either.js'

interface Thing {
  readonly size: number | string
  readonly color: string | null
  readonly serial: string
}

type Column = 'size' | 'color' | 'serial'

const things = (version = 1): Projection<Thing, never, Column> => ({
  name: 'things',
  version,
  codecs: {},
  categories: [],
  rowId: () => undefined,
  project: (row) => row,
  columns: {
    size: ({ size }) => size,
    color: ({ color }) => color,
    serial: ({ serial }) => BigInt(serial),
  },
  indexes: [['color', 'size']],
  text: ({ color }) => color ?? '',
})

export const right = <A>(either: Either<unknown, A>): A => {
  if (isRight(either)) return either.right
  throw new Error(`a failure: ${JSON.stringify(either.left)}`)
}

const checkpointAt = (position: bigint): Checkpoint => ({
  log: '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid,
  position,
  originalPosition: position + 7n,
  eventId: '3886929a-1cfa-5e9a-b46f-219424dddfa4' as Uuid,
  stream: 'thing-1',
  version: 1,
})

const thing = (size: number | string, color: string | null = 'red', serial = '1'): Thing => ({
  size,
  color,
  serial,
})

const save = async (
  view: View<Thing, Column>,
  revision: number,
  rows: Readonly<Record<string, Thing | undefined>>,
  position = 1n,
): Promise<ViewState> =>
  right(
    await view.save(revision, {
      rows: new Map(Object.entries(rows)),
      checkpoint: checkpointAt(position),
      erasing: false,
    })(),
  )

const erase = async (view: View<Thing, Column>, revision: number, id: string, position: bigint) =>
  right(
    await view.save(revision, {
      rows: new Map([[id, undefined]]),
      checkpoint: checkpointAt(position),
      erasing: true,
    })(),
  )

const built = async (views: ViewStore, rows: Readonly<Record<string, Thing>>) => {
  const view = right(await views.open(things())())
  const { revision } = await save(view, 0, rows)
  right(await view.finishBuilding(revision)())
  return view
}

const query = (asked: Partial<Query<Column>>): Query<Column> => ({
  where: [],
  orderBy: ['size'],
  limit: 100,
  ...asked,
})

const sizes = async (view: View<Thing, Column>, asked: Partial<Query<Column>>) =>
  right(await view.query(query(asked))()).rows.map(({ size }) => size)

const same = (actual: unknown, expected: unknown): void => {
  expect(actual).toEqual(expected)
}

const similar = (actual: object, expected: object): void => {
  expect(actual).toMatchObject(expected)
}

export interface ViewStoreRule {
  readonly rule: string
  readonly holds: (views: ViewStore) => Promise<void>
}

export const viewStoreRules: readonly ViewStoreRule[] = [
  {
    rule: 'a new view is empty and not yet built',
    holds: async (views) => {
      const view = right(await views.open(things())())
      same(right(await view.state()()), {
        revision: 0,
        checkpoint: undefined,
        built: false,
        rewriteNeeded: false,
      })
    },
  },
  {
    rule: 'rows and checkpoint are saved together',
    holds: async (views) => {
      const view = right(await views.open(things())())
      const position = 2n ** 63n + 1n
      const saved = await save(view, 0, { a: thing(1), b: thing(2) }, position)
      same(saved, right(await view.state()()))
      same(saved.checkpoint, checkpointAt(position))
      const loaded = right(await view.load(['b', 'a', 'none'])())
      same(
        new Map(loaded),
        new Map([
          ['a', thing(1)],
          ['b', thing(2)],
        ]),
      )
    },
  },
  {
    rule: 'a view is found again when it is opened again',
    holds: async (views) => {
      await built(views, { a: thing(1) })
      const again = right(await views.open(things())())
      same(right(await again.find('a')()), thing(1))
    },
  },
  {
    rule: 'saving replaces and deletes rows',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2) })
      await save(view, 2, { a: thing(3, 'blue'), b: undefined, c: undefined })
      same(right(await view.find('a')()), thing(3, 'blue'))
      same(right(await view.find('b')()), undefined)
      same(await sizes(view, { where: [equals('color', 'red')] }), [])
      same(await sizes(view, {}), [3])
    },
  },
  {
    rule: 'nothing is saved over a revision that has moved',
    holds: async (views) => {
      const view = right(await views.open(things())())
      const other = right(await views.open(things())())
      await save(other, 0, { a: thing(1) })
      const late = await view.save(0, {
        rows: new Map([['a', thing(9)]]),
        checkpoint: checkpointAt(9n),
        erasing: true,
      })()
      same(late, { _tag: 'Left', left: { type: 'CheckpointMoved' } })
      same(right(await view.load(['a'])()).get('a'), thing(1))
      same(right(await view.state()()).checkpoint, checkpointAt(1n))
      for (const change of [view.clear, view.finishBuilding])
        same(await change(0)(), { _tag: 'Left', left: { type: 'CheckpointMoved' } })
    },
  },
  {
    rule: 'a revision is never used twice, not even after clearing',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      const cleared = right(await view.clear(2)())
      same(cleared.revision, 3)
      same(cleared.checkpoint, undefined)
      same(cleared.built, false)
      same(right(await view.load(['a'])()).size, 0)
    },
  },
  {
    rule: 'a view that is being built answers no query',
    holds: async (views) => {
      const view = right(await views.open(things())())
      const { revision } = await save(view, 0, { a: thing(1) })
      for (const asked of [
        await view.find('a')(),
        await view.query(query({}))(),
        await view.count([])(),
      ])
        similar(asked, { left: { type: 'ViewUnavailable' } })
      right(await view.finishBuilding(revision)())
      same(await sizes(view, {}), [1])
    },
  },
  {
    rule: 'another version begins empty, beside the one before',
    holds: async (views) => {
      const first = await built(views, { a: thing(1) })
      const second = right(await views.open(things(2))())
      const state = right(await second.state()())
      same(state.checkpoint, undefined)
      same(state.built, false)
      same(right(await second.load(['a'])()).size, 0)
      similar(await second.query(query({}))(), { left: { type: 'ViewUnavailable' } })
      same(right(await second.live()()), right(await first.state()()))
      same(await sizes(first, {}), [1])
      await save(first, 2, { b: thing(2) }, 2n)
      same(await sizes(first, {}), [1, 2])
    },
  },
  {
    rule: 'another version that takes over ends the one before, and its candidate',
    holds: async (views) => {
      const first = await built(views, { a: thing(1) })
      const rebuilt = right(await views.rebuild(things())())
      const second = right(await views.open(things(2))())
      const { revision } = await save(second, right(await second.state()()).revision, {
        a: thing(3),
      })
      similar(right(await second.finishBuilding(revision, 2)()), { built: true })
      same(await sizes(second, {}), [3])
      for (const asked of [
        await first.state()(),
        await first.load(['a'])(),
        await first.find('a')(),
        await first.query(query({}))(),
        await first.clear(2)(),
        await first.finishBuilding(2)(),
        await rebuilt.state()(),
      ])
        similar(asked, { left: { type: 'ViewUnavailable' } })
      const again = right(await views.open(things())())
      similar(right(await again.state()()), { built: false, checkpoint: undefined })
      same(await sizes(second, {}), [3])
    },
  },
  {
    rule: 'a rebuild is a candidate beside the live build, and is gone on with',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      const candidate = right(await views.rebuild(things())())
      const begun = right(await candidate.state()())
      similar(begun, { built: false, checkpoint: undefined })
      const saved = await save(candidate, begun.revision, { b: thing(2) }, 2n)
      same(await sizes(view, {}), [1])
      similar(await candidate.find('b')(), { left: { type: 'ViewUnavailable' } })
      const again = right(await views.rebuild(things())())
      same(right(await again.state()()), saved)
      same(right(await again.load(['b'])()).size, 1)
    },
  },
  {
    rule: 'a rebuild takes over in one step, and everyone goes on with it',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      const candidate = right(await views.rebuild(things())())
      const begun = right(await candidate.state()())
      const { revision } = await save(candidate, begun.revision, { b: thing(2) }, 2n)
      right(await candidate.makeIndexes()())
      right(await candidate.makeIndexes()())
      same(await sizes(view, {}), [1])
      const after = right(await candidate.finishBuilding(revision, 2)())
      same(await sizes(view, {}), [2])
      same(await sizes(candidate, {}), [2])
      same(right(await view.state()()).revision, after.revision)
      similar(await view.clear(2)(), { left: { type: 'CheckpointMoved' } })
      similar(right(await candidate.finishBuilding(after.revision)()), { built: true })
      await save(view, after.revision, { c: thing(3) }, 3n)
      same(await sizes(candidate, {}), [2, 3])
      same(right(await views.builds()()).length, 1)
    },
  },
  {
    rule: 'a candidate does not take over from a build that has gone on, nor unasked',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      const candidate = right(await views.rebuild(things())())
      const { revision } = right(await candidate.state()())
      await save(view, 2, { b: thing(2) }, 2n)
      for (const live of [2, undefined, revision])
        same(await candidate.finishBuilding(revision, live)(), {
          _tag: 'Left',
          left: { type: 'CheckpointMoved' },
        })
      same(await sizes(view, {}), [1, 2])
    },
  },
  {
    rule: 'a candidate is compared with the live build, by id and by name of field',
    holds: async (views) => {
      const view = await built(views, {
        a: thing(1),
        b: thing(2),
        c: thing(3),
        d: thing(4),
      })
      const candidate = right(await views.rebuild(things())())
      const begun = right(await candidate.state()())
      const { revision } = await save(candidate, begun.revision, {
        a: thing(1),
        c: thing(3, null, '7'),
        d: { serial: '1', color: 'red', size: 4 },
        e: thing(5),
      })
      const { differences, rows, next } = right(await candidate.compare(revision, 2, undefined)())
      same(rows, 5)
      same(next, undefined)
      same(
        [...differences].sort((a, b) => (a.id < b.id ? -1 : 1)),
        [
          { id: 'b', fields: ['size', 'color', 'serial'] },
          { id: 'c', fields: ['color', 'serial'] },
          { id: 'e', fields: ['size', 'color', 'serial'] },
        ],
      )
      for (const [mine, live] of [
        [revision, revision],
        [2, 2],
      ] as const)
        similar(await candidate.compare(mine, live, undefined)(), {
          left: { type: 'CheckpointMoved' },
        })
      await save(view, 2, { a: thing(9) }, 2n)
      similar(await candidate.compare(revision, 2, undefined)(), {
        left: { type: 'CheckpointMoved' },
      })
    },
  },
  {
    rule: 'pages that are compared are together the whole, each row once',
    holds: async (views) => {
      const rowsOf = (step: number): Record<string, Thing> =>
        Object.fromEntries(
          Array.from({ length: 2_600 }, (_, n): [string, Thing] => [
            `id-${String((n * 7) % 2_600)}`,
            thing(n),
          ]).filter((_, n) => n % step !== 0),
        )
      const [before, after] = [rowsOf(3), rowsOf(5)]
      await built(views, before)
      const candidate = right(await views.rebuild(things())())
      const begun = right(await candidate.state()())
      const { revision } = await save(candidate, begun.revision, after)
      const found: string[] = []
      let compared = 0
      let next: string | undefined
      do {
        const page = right(await candidate.compare(revision, 2, next)())
        found.push(...page.differences.map(({ id }) => id))
        compared += page.rows
        next = page.next
      } while (next !== undefined)
      const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])]
      same(compared, ids.length)
      same(found.sort(), ids.filter((id) => !(id in before && id in after)).sort())
    },
  },
  {
    rule: 'clearing the live build ends the candidate beside it',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      const candidate = right(await views.rebuild(things())())
      await save(candidate, right(await candidate.state()()).revision, { b: thing(2) })
      similar(right(await view.clear(2)()), { built: false, checkpoint: undefined })
      similar(await candidate.state()(), { left: { type: 'ViewUnavailable' } })
      same(right(await view.live()()), undefined)
      same(right(await views.builds()()), [
        { name: 'things', version: 1, isLive: false, position: 0n },
      ])
    },
  },
  {
    rule: 'all builds are listed, the live one of a view first',
    holds: async (views) => {
      same(right(await views.builds()()), [])
      await built(views, { a: thing(1) })
      right(await views.open({ ...things(), name: 'other-things' })())
      right(await views.open(things(2))())
      const candidate = right(await views.rebuild(things())())
      await save(candidate, right(await candidate.state()()).revision, {}, 7n)
      const builds = right(await views.builds()())
      same(builds.slice(0, 2), [
        { name: 'other-things', version: 1, isLive: false, position: 0n },
        { name: 'things', version: 1, isLive: true, position: 1n },
      ])
      same(
        new Set(builds.slice(2)),
        new Set([
          { name: 'things', version: 1, isLive: false, position: 7n },
          { name: 'things', version: 2, isLive: false, position: 0n },
        ]),
      )
    },
  },
  {
    rule: 'what the live build erases goes from its candidates, too',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2), c: thing(3) })
      const candidate = right(await views.rebuild(things())())
      const begun = right(await candidate.state()())
      await save(candidate, begun.revision, { a: thing(1), b: thing(2), c: thing(3) })
      const { revision } = await erase(view, 2, 'a', 5n)
      same([...right(await candidate.load(['a', 'b', 'c'])()).keys()], ['b', 'c'])
      await save(view, revision, { c: undefined }, 6n)
      same([...right(await candidate.load(['a', 'b', 'c'])()).keys()], ['b', 'c'])
    },
  },
  {
    rule: 'nothing is Gone while a candidate has not come as far as what is erased',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      const candidate = right(await views.rebuild(things())())
      similar(right(await views.rewrite()()), { type: 'Gone' })
      await erase(view, 2, 'a', 5n)
      similar(right(await views.rewrite()()), { type: 'Gone' })
      const begun = right(await candidate.state()())
      const saved = await save(candidate, begun.revision, { a: thing(1) }, 4n)
      similar(right(await views.rewrite()()), { type: 'Hidden' })
      same(right(await view.state()()).rewriteNeeded, false)
      await erase(candidate, saved.revision, 'a', 5n)
      similar(right(await views.rewrite()()), { type: 'Gone' })
    },
  },
  {
    rule: 'every condition must hold',
    holds: async (views) => {
      const view = await built(views, {
        a: thing(1),
        b: thing(2),
        c: thing(3),
        d: thing(4),
        e: thing(2, 'blue'),
        f: thing(2, null),
      })
      const red = equals<Column>('color', 'red')
      const between = [atLeast<Column>('size', 2), atMost<Column>('size', 3)]
      same(await sizes(view, { where: [red, ...between] }), [2, 3])
      same(await sizes(view, { where: [equals('color', null)] }), [2])
      same(await sizes(view, { where: [atLeast('color', null)] }), [])
      same(await sizes(view, { where: [atMost('color', 'z')], limit: 9 }), [1, 2, 2, 3, 4])
    },
  },
  {
    rule: 'a list is found by what is in it, and by nothing else',
    holds: async (views) => {
      const listing = (...list: string[]) => JSON.stringify(list)
      const view = await built(views, {
        a: thing(1, listing('P1', 'P2')),
        b: thing(2, null),
        c: thing(3, listing('P2')),
        d: thing(4, listing('a"b', ',')),
      })
      const listed = (value: string) => sizes(view, { where: [includes('color', value)] })
      same(await listed('P1'), [1])
      same(await listed('P2'), [1, 3])
      same(await listed('P'), [])
      same(await listed('a"b'), [4])
      same(await listed(','), [4])
      same(await listed('","'), [])
    },
  },
  {
    rule: 'numbers sort before strings, bigints as numbers, strings by code point',
    holds: async (views) => {
      const view = await built(views, {
        a: thing('\u{1F600}', 'red', '10'),
        b: thing('\uFF5E', 'red', '9'),
        c: thing('10', 'red', '9007199254740993'),
        d: thing('9', 'red', '9007199254740992'),
        e: thing(10, 'red', '3'),
        f: thing(9, 'red', '2'),
      })
      same(await sizes(view, {}), [9, 10, '10', '9', '\uFF5E', '\u{1F600}'])
      same(await sizes(view, { orderBy: ['serial'] }), [9, 10, '\uFF5E', '\u{1F600}', '9', '10'])
      same(await sizes(view, { where: [equals('serial', 9007199254740993n)] }), ['10'])
    },
  },
  {
    rule: 'counts the rows for which all conditions hold',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2, null), c: thing(3), d: thing(3) })
      const count = async (...where: Query<Column>['where']) => right(await view.count(where)())
      same(await count(), 4)
      same(await count(equals('color', 'red')), 3)
      same(await count(equals('color', null)), 1)
      same(await count(equals('color', 'red'), equals('size', 3)), 2)
      same(await count(equals('color', 'blue')), 0)
    },
  },
  {
    rule: 'a row without a value in the order comes first',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2, null), c: thing(3, null) })
      same(await sizes(view, { orderBy: ['color', 'size'] }), [2, 3, 1])
      same(await sizes(view, { orderBy: ['color', 'size'], descending: true }), [1, 3, 2])
      same(await sizes(view, { orderBy: ['color'], where: [isPresent('color')] }), [1])
    },
  },
  {
    rule: 'text finds the rows in which each of its words begins a word',
    holds: async (views) => {
      const view = await built(views, { a: thing(1, 'Grüner Apfel'), b: thing(2, 'grüne Birne') })
      const found = (text: string) => sizes(view, { where: [matches(text)] })
      same(await found('GRUN'), [1, 2])
      same(await found('grüne b'), [2])
      same(await found('rün'), [])
      same(await found('grüner birne'), [])
      same(await found('?'), [1, 2])
    },
  },
  {
    rule: 'counts the rows of each combination of values, in pages',
    holds: async (views) => {
      const view = await built(views, {
        a: thing(1),
        b: thing(2, null),
        c: thing(3),
        d: thing(3, 'blue'),
        e: thing(3),
      })
      const asked = { by: ['size', 'color'] as const, where: [atLeast<Column>('size', 2)] }
      const first = right(await view.countBy({ ...asked, limit: 2 })())
      same(first.groups, [
        { values: [2, null], count: 1 },
        { values: [3, 'blue'], count: 1 },
      ])
      same(right(await view.countBy({ ...asked, limit: 2, after: first.next })()), {
        groups: [{ values: [3, 'red'], count: 2 }],
        next: undefined,
      })
    },
  },
  {
    rule: 'pages together are the whole, ties included',
    holds: async (views) => {
      const rows = Array.from({ length: 11 }, (_, n): [string, Thing] => [
        `id-${String((n * 7) % 11)}`,
        thing(n % 3, 'red', String(n)),
      ])
      const view = await built(views, Object.fromEntries(rows))
      const whole = right(await view.query(query({ orderBy: ['color', 'size'] }))())
      same(whole.next, undefined)
      const paged: Thing[] = []
      let after: string | undefined
      do {
        const page = right(
          await view.query(query({ orderBy: ['color', 'size'], limit: 3, after }))(),
        )
        same(page.rows.length, paged.length < 9 ? 3 : 2)
        paged.push(...page.rows)
        after = page.next
      } while (after !== undefined)
      same(paged, whole.rows)
      same(paged.length, 11)
    },
  },
  {
    rule: 'a descending order is the ascending one turned round, in pages too',
    holds: async (views) => {
      const rows = Array.from({ length: 11 }, (_, n): [string, Thing] => [
        `id-${String((n * 7) % 11)}`,
        thing(n % 3, n === 4 ? null : 'red', String(n)),
      ])
      const view = await built(views, Object.fromEntries(rows))
      const asked = { orderBy: ['color', 'size'] as const }
      const ascending = right(await view.query(query(asked))()).rows
      const paged: Thing[] = []
      let after: string | undefined
      do {
        const page = right(
          await view.query(query({ ...asked, descending: true, limit: 3, after }))(),
        )
        paged.push(...page.rows)
        after = page.next
      } while (after !== undefined)
      same(paged, [...ascending].reverse())
      same(paged.length, 11)
    },
  },
  {
    rule: 'a page that ends exactly at the end has no next',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2) })
      same(right(await view.query(query({ limit: 2 }))()).next, undefined)
      same(typeof right(await view.query(query({ limit: 1 }))()).next, 'string')
    },
  },
  {
    rule: 'what is inserted or deleted in between moves no page',
    holds: async (views) => {
      const view = await built(views, { a: thing(10), b: thing(20), c: thing(30) })
      const { next } = right(await view.query(query({ limit: 2 }))())
      await save(view, 2, { b: undefined, d: thing(15), e: thing(25) })
      same(await sizes(view, { after: next }), [25, 30])
    },
  },
  {
    rule: 'a bigint larger than any row can hold is compared all the same',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2, 'red', String(2n ** 63n - 1n)) })
      const huge = 2n ** 63n
      same(await sizes(view, { where: [atMost('serial', huge)] }), [1, 2])
      same(await sizes(view, { where: [atLeast('serial', -huge - 1n)] }), [1, 2])
      same(await sizes(view, { where: [atLeast('serial', huge)] }), [])
      same(await sizes(view, { where: [equals('serial', huge)] }), [])
    },
  },
  {
    rule: 'a cursor goes on over bigints',
    holds: async (views) => {
      const view = await built(views, {
        a: thing(1, 'red', '9007199254740992'),
        b: thing(2, 'red', '9007199254740993'),
      })
      const first = right(await view.query(query({ orderBy: ['serial'], limit: 1 }))())
      same(await sizes(view, { orderBy: ['serial'], after: first.next }), [2])
    },
  },
  {
    rule: 'a cursor that is none, or of another order, is refused',
    holds: async (views) => {
      const view = await built(views, { a: thing(1), b: thing(2) })
      const { next } = right(await view.query(query({ limit: 1 }))())
      const refused = { _tag: 'Left', left: { type: 'CursorInvalid' } }
      for (const after of ['', 'nonsense', 'e30', 'W3siYmlnaW50IjoieCJ9LCJhIl0'])
        same(await view.query(query({ after }))(), refused)
      same(await view.query(query({ orderBy: ['color', 'size'], after: next }))(), refused)
      same(await view.query(query({ descending: true, after: next }))(), refused)
      same(await view.query(query({ where: [equals('color', 'red')], after: next }))(), refused)
    },
  },
  {
    rule: 'what is handed out is never aliased',
    holds: async (views) => {
      const row = { size: 1, color: 'red', serial: '1' }
      const view = await built(views, { a: row })
      row.size = 99
      const found = right(await view.find('a')())
      if (found !== undefined) Object.assign(found, { size: 98 })
      same(right(await view.find('a')()), thing(1))
    },
  },
  {
    rule: 'views do not see each other',
    holds: async (views) => {
      await built(views, { a: thing(1) })
      const other = right(await views.open({ ...things(), name: 'other-things' })())
      same(right(await other.load(['a'])()).size, 0)
      same(right(await other.state()()).revision, 0)
    },
  },
  {
    rule: 'after a rewrite nothing is left to be rewritten',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      right(
        await view.save(2, {
          rows: new Map([['a', undefined]]),
          checkpoint: checkpointAt(2n),
          erasing: true,
        })(),
      )
      similar(right(await views.rewrite()()), { type: 'Gone' })
      const state = right(await view.state()())
      same(state.rewriteNeeded, false)
      same(state.revision, 3)
      same(state.built, true)
    },
  },
  {
    rule: 'a closed view store answers ViewUnavailable and may be closed again',
    holds: async (views) => {
      const view = await built(views, { a: thing(1) })
      right(await views.close()())
      right(await views.close()())
      for (const asked of [
        await view.state()(),
        await view.load(['a'])(),
        await view.find('a')(),
        await view.query(query({}))(),
        await view.clear(2)(),
        await views.open(things())(),
        await views.rewrite()(),
      ])
        similar(asked, { left: { type: 'ViewUnavailable' } })
    },
  },
]
