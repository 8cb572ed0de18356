/**
 * What a view keeps, and for whom.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Projection } from '../../projection.js'
import { type Condition, equals, includes, matches } from '../../view-store/condition.js'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, checkpointAt, save, type Thing, thing, type ThingColumn, things } from './things.js'

export const keeping: readonly ViewStoreRule[] = [
  rule('Rows and checkpoint are saved together.', async (views) => {
    const view = await answered(views.open(things()))
    const position = 2n ** 63n + 1n
    const saved = await save(view, 0, { a: thing(1), b: thing(2) }, position)
    assert.deepEqual(saved, await answered(view.state()))
    assert.deepEqual(saved.checkpoint, checkpointAt(position))
    const loaded = await answered(view.load(['b', 'a', 'none']))
    assert.deepEqual(Object.fromEntries(loaded), { a: thing(1), b: thing(2) })
    assert.equal((await answered(view.load([]))).size, 0)
  }),

  rule('A view is found again when it is opened again.', async (views) => {
    await built(views, { a: thing(1) })
    const again = await answered(views.open(things()))
    assert.deepEqual(await answered(again.find('a')), thing(1))
  }),

  rule('Saving replaces and deletes rows, and what they are found by.', async (views) => {
    const rows = { a: thing(1, { note: 'apple' }), b: thing(2), f: thing(5, { note: 'apple' }) }
    const view = await built(views, rows)
    const changed = thing(3, { color: 'blue', note: 'pear' })
    await save(view, 2, { a: changed, b: undefined, c: undefined, f: undefined })
    await save(view, 3, { d: thing(4, { note: 'plum' }) })
    assert.deepEqual(await answered(view.find('a')), changed)
    assert.equal(await answered(view.find('b')), undefined)
    assert.equal(await answered(view.count([])), 2)
    assert.equal(await answered(view.count([equals('color', 'red')])), 1)
    for (const [text, count] of [
      ['apple', 0],
      ['pear', 1],
      ['plum', 1],
    ] as const)
      assert.equal(await answered(view.count([{ type: 'Matches', text }])), count)
  }),

  rule('Whatever part of a row changes, the others stay.', async (views) => {
    const view = await built(views, { a: thing(1, { note: 'apple' }), b: thing(1) })
    const changes: readonly Partial<Thing>[] = [
      { note: 'pear' },
      { size: '1' },
      { color: null },
      { serial: String(2n ** 63n - 1n) },
      { tags: ['P1'] },
      { size: 0, color: 'blue' },
      {},
      { color: null, tags: [], note: '' },
    ]
    let expected = thing(1, { note: 'apple' })
    for (const [index, change] of changes.entries()) {
      expected = { ...expected, ...change }
      await save(view, index + 2, { a: expected })
      const { size, color, serial, tags, note } = expected
      const where: readonly Condition<ThingColumn>[] = [
        equals('size', size),
        equals('serial', BigInt(serial)),
        ...(color === null ? [] : ([equals('color', color)] as const)),
        ...tags.map((tag) => includes('tags', tag)),
        matches(note),
      ]
      assert.equal(await answered(view.count(where)), 1)
      const { rows } = await answered(view.query({ where, orderBy: [], limit: 9 }))
      assert.deepEqual([...rows], [expected])
      assert.deepEqual(await answered(view.find('b')), thing(1))
    }
  }),

  rule('Nothing is saved over a revision that has moved.', async (views) => {
    const view = await answered(views.open(things()))
    const other = await answered(views.open(things()))
    await save(other, 0, { a: thing(1) })
    const rows = new Map([['a', thing(9)]])
    const late = view.save(0, { rows, checkpoint: checkpointAt(9n), erasing: true })
    await refused('CheckpointMoved', late, view.clear(0), view.finishBuilding(0))
    assert.deepEqual((await answered(view.load(['a']))).get('a'), thing(1))
    assert.deepEqual((await answered(view.state())).checkpoint, checkpointAt(1n))
  }),

  rule('What is handed out is nobody else’s.', async (views) => {
    const view = await built(views, { a: thing(1, { tags: ['P1'] }) })
    const found = await answered(view.find('a'))
    const loaded = (await answered(view.load(['a']))).get('a')
    const [listed] = (await answered(view.query({ where: [], orderBy: [], limit: 1 }))).rows
    for (const row of [found, loaded, listed]) {
      Object.assign(row?.tags ?? [], ['P2'])
      Object.assign(row ?? {}, { size: 99 })
    }
    assert.deepEqual(await answered(view.find('a')), thing(1, { tags: ['P1'] }))
  }),

  rule('Views do not see each other.', async (views) => {
    await built(views, { a: thing(1) })
    const other = await answered(views.open({ ...things(), name: 'other-things' }))
    assert.equal((await answered(other.load(['a']))).size, 0)
    assert.equal((await answered(other.state())).revision, 0)
  }),

  rule('Columns can have any name.', async (views) => {
    const { columns, ...rest } = things()
    const named: Projection<Thing, never, 'id' | 'row' | 'key' | 'a "b" c'> = {
      ...rest,
      name: 'named-things',
      columns: {
        id: columns.size,
        row: columns.color,
        key: columns.serial,
        'a "b" c': columns.tags,
      },
      indexes: [['id'], ['a "b" c', 'row']],
      sparse: ['a "b" c'],
    }
    const view = await answered(views.open(named))
    const rows = new Map([
      ['x', thing(1)],
      ['y', thing(2, { tags: ['P1'] })],
    ])
    const saved = await answered(
      view.save(0, { rows, checkpoint: checkpointAt(1n), erasing: false }),
    )
    await answered(view.finishBuilding(saved.revision))
    const where = [equals('id', 2), equals('a "b" c', '["P1"]')]
    assert.equal(await answered(view.count(where)), 1)
    const page = await answered(view.query({ where: [], orderBy: ['key', 'row'], limit: 9 }))
    assert.equal(page.rows.length, 2)
  }),

  rule('After a rewrite nothing is left to be rewritten.', async (views) => {
    const view = await built(views, { a: thing(1) })
    const rows = new Map([['a', undefined]])
    await answered(view.save(2, { rows, checkpoint: checkpointAt(2n), erasing: true }))
    assert.equal((await answered(views.rewrite())).type, 'Gone')
    const { rewriteNeeded, revision, built: isBuilt } = await answered(view.state())
    assert.deepEqual(
      { rewriteNeeded, revision, isBuilt },
      {
        rewriteNeeded: false,
        revision: 3,
        isBuilt: true,
      },
    )
  }),

  rule('A closed view store answers ViewUnavailable, and may be closed again.', async (views) => {
    const view = await built(views, { a: thing(1) })
    await answered(views.close())
    await answered(views.close())
    await refused(
      'ViewUnavailable',
      view.state(),
      view.load(['a']),
      view.find('a'),
      view.query({ where: [], orderBy: [], limit: 1 }),
      view.count([]),
      view.countBy({ by: [], where: [], limit: 1 }),
      view.clear(2),
      TE.map(() => undefined)(views.open(things())),
      views.rewrite(),
    )
  }),
]
