/**
 * What saving does to rows, and to what they are found by.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { type Condition, equals, includes, matches } from '../../view-store/condition.js'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, checkpointAt, save, type Thing, thing, type ThingColumn, things } from './things.js'

export const saving: readonly ViewStoreRule[] = [
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
]
