/**
 * A view while it is being built, and what becomes of it.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, save, thing, things } from './things.js'

const everything = { where: [], orderBy: ['size'], limit: 100 } as const

export const building: readonly ViewStoreRule[] = [
  rule('A new view is empty and not yet built.', async (views) => {
    const view = await answered(views.open(things()))
    assert.deepEqual(await answered(view.state()), {
      revision: 0,
      checkpoint: undefined,
      built: false,
      rewriteNeeded: false,
    })
  }),

  rule('A view that is being built answers no query.', async (views) => {
    const view = await answered(views.open(things()))
    const { revision } = await save(view, 0, { a: thing(1) })
    await refused(
      'ViewUnavailable',
      view.find('a'),
      view.query(everything),
      view.count([]),
      view.countBy({ by: ['size'], where: [], limit: 1 }),
    )
    await answered(view.finishBuilding(revision))
    assert.deepEqual([...(await answered(view.query(everything))).rows], [thing(1)])
  }),

  rule('A revision is never used twice, not even after clearing.', async (views) => {
    const view = await built(views, { a: thing(1) })
    const cleared = await answered(view.clear(2))
    assert.deepEqual([cleared.revision, cleared.checkpoint, cleared.built], [3, undefined, false])
    assert.equal((await answered(view.load(['a']))).size, 0)
  }),

  rule('Another version begins empty and ends the one before.', async (views) => {
    const first = await built(views, { a: thing(1) })
    const second = await answered(views.open(things(2)))
    const state = await answered(second.state())
    assert.deepEqual([state.checkpoint, state.built], [undefined, false])
    assert.equal((await answered(second.load(['a']))).size, 0)
    await refused('ViewUnavailable', first.state(), first.find('a'), first.query(everything))
  }),
]
