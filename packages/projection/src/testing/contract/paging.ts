/**
 * Pages while rows change, and whose cursor is whose.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { atLeast, atMost, equals } from '../../view-store/condition.js'
import type { Query } from '../../view-store/query.js'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, save, thing, type ThingColumn, things, type ThingView } from './things.js'

const bySize: Query<ThingColumn> = { where: [], orderBy: ['size'], limit: 100 }

const sizes = async (view: ThingView, asked: Partial<Query<ThingColumn>>) =>
  [...(await answered(view.query({ ...bySize, ...asked }))).rows].map(({ size }) => size)

const next = async (view: ThingView, asked: Partial<Query<ThingColumn>>) => {
  const { next: after } = await answered(view.query({ ...bySize, ...asked }))
  return after ?? assert.fail('there is no next page')
}

export const paging: readonly ViewStoreRule[] = [
  rule('A page that ends exactly at the end is the last one.', async (views) => {
    const view = await built(views, { a: thing(1), b: thing(2) })
    assert.equal((await answered(view.query({ ...bySize, limit: 2 }))).next, undefined)
    const groups = await answered(view.countBy({ by: ['size'], where: [], limit: 2 }))
    assert.equal(groups.next, undefined)
  }),

  rule('What is inserted or deleted in between moves no page.', async (views) => {
    const view = await built(views, { a: thing(10), b: thing(20), c: thing(30), z: thing(40) })
    const after = await next(view, { limit: 2 })
    const back = await next(view, { limit: 2, descending: true })
    await save(view, 2, { b: undefined, c: undefined, d: thing(15), e: thing(25) })
    assert.deepEqual(await sizes(view, { after }), [25, 40])
    assert.deepEqual(await sizes(view, { after: back, descending: true }), [25, 15, 10])
  }),

  rule('A row that has lost its value goes where such rows are.', async (views) => {
    const view = await built(views, {
      a: thing(1, { color: 'a' }),
      b: thing(2, { color: 'b' }),
      c: thing(3, { color: 'c' }),
    })
    const asked = { orderBy: ['color' as const], limit: 1 }
    const [after, back] = [
      await next(view, asked),
      await next(view, { ...asked, descending: true }),
    ]
    await save(view, 2, { b: thing(2, { color: null }) })
    assert.deepEqual(await sizes(view, { ...asked, after, limit: 9 }), [3])
    const turned = { ...asked, descending: true, after: back, limit: 9 }
    assert.deepEqual(await sizes(view, turned), [1, 2])
  }),

  rule('A cursor that is none is refused.', async (views) => {
    const view = await built(views, { a: thing(1), b: thing(2) })
    for (const after of [
      '',
      'nonsense',
      'e30',
      'W10',
      'WyJhIixbMV1d',
      'W3siYmlnaW50IjoieCJ9LCJhIl0',
    ])
      await refused(
        'CursorInvalid',
        view.query({ ...bySize, after }),
        view.countBy({ by: ['size'], where: [], limit: 1, after }),
      )
  }),

  rule('A cursor of another question is refused.', async (views) => {
    const view = await built(views, { a: thing(1), b: thing(2), c: thing(3) })
    const after = await next(view, { limit: 1 })
    assert.deepEqual(await sizes(view, { after, limit: 1 }), [2])
    await refused(
      'CursorInvalid',
      view.query({ ...bySize, after, orderBy: ['serial'] }),
      view.query({ ...bySize, after, orderBy: ['size', 'color'] }),
      view.query({ ...bySize, after, descending: true }),
      view.query({ ...bySize, after, where: [equals('color', 'red')] }),
      view.countBy({ by: ['size'], where: [], limit: 1, after }),
    )
  }),

  rule('A cursor of another view is refused.', async (views) => {
    const view = await built(views, { a: thing(1), b: thing(2) })
    const after = await next(view, { limit: 1 })
    const other = await answered(views.open({ ...things(), name: 'other-things' }))
    await answered(other.finishBuilding(0))
    await refused('CursorInvalid', other.query({ ...bySize, after }))
  }),

  rule('A number larger than any row can hold is compared all the same.', async (views) => {
    const last = 2n ** 63n - 1n
    const view = await built(views, { a: thing(1), b: thing(2, { serial: String(last) }) })
    const found = (...where: Query<ThingColumn>['where']) => sizes(view, { where })
    const huge = 2n ** 63n
    assert.deepEqual(await found(atMost('serial', huge)), [1, 2])
    assert.deepEqual(await found(atLeast('serial', -huge - 1n)), [1, 2])
    assert.deepEqual(await found(atLeast('serial', huge)), [])
    assert.deepEqual(await found(equals('serial', huge)), [])
    assert.deepEqual(await found(atMost('serial', Infinity), atLeast('serial', -Infinity)), [1, 2])
  }),
]
