/**
 * Builds of a view: the live one, and candidates beside it.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, candidateOf, save, sizesOf, thing, things } from './things.js'

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
    assert.equal(await answered(view.live()), undefined)
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

  rule('Another version begins empty, beside the one before.', async (views) => {
    const first = await built(views, { a: thing(1) })
    const second = await answered(views.open(things(2)))
    const state = await answered(second.state())
    assert.deepEqual([state.checkpoint, state.built], [undefined, false])
    assert.equal((await answered(second.load(['a']))).size, 0)
    await refused('ViewUnavailable', second.query(everything))
    assert.deepEqual(await answered(second.live()), await answered(first.state()))
    await save(first, 2, { b: thing(2) }, 2n)
    assert.deepEqual(await sizesOf(first), [1, 2])
  }),

  rule('A rebuild is a candidate beside the live build, and is gone on with.', async (views) => {
    const view = await built(views, { a: thing(1) })
    const { candidate, begun } = await candidateOf(views)
    assert.deepEqual([begun.built, begun.checkpoint], [false, undefined])
    const saved = await save(candidate, begun.revision, { b: thing(2) }, 2n)
    assert.deepEqual(await sizesOf(view), [1])
    await refused('ViewUnavailable', candidate.find('b'))
    const again = await candidateOf(views)
    assert.deepEqual(again.begun, saved)
    assert.equal((await answered(again.candidate.load(['b']))).size, 1)
  }),

  rule('Clearing the live build ends the candidate beside it.', async (views) => {
    const view = await built(views, { a: thing(1) })
    const { candidate, begun } = await candidateOf(views)
    await save(candidate, begun.revision, { b: thing(2) })
    const cleared = await answered(view.clear(2))
    assert.deepEqual([cleared.built, cleared.checkpoint], [false, undefined])
    await refused('ViewUnavailable', candidate.state())
    assert.equal(await answered(view.live()), undefined)
    assert.deepEqual(
      [...(await answered(views.builds()))],
      [{ name: 'things', version: 1, isLive: false, position: 0n }],
    )
  }),

  rule('All builds are listed, the live one of a view first.', async (views) => {
    assert.equal((await answered(views.builds())).length, 0)
    await built(views, { a: thing(1) })
    await answered(views.open({ ...things(), name: 'other-things' }))
    await answered(views.open(things(2)))
    const { candidate, begun } = await candidateOf(views)
    await save(candidate, begun.revision, {}, 7n)
    const builds = [...(await answered(views.builds()))]
    assert.deepEqual(builds.slice(0, 2), [
      { name: 'other-things', version: 1, isLive: false, position: 0n },
      { name: 'things', version: 1, isLive: true, position: 1n },
    ])
    const candidates = builds.slice(2).sort((a, b) => a.version - b.version)
    assert.deepEqual(candidates, [
      { name: 'things', version: 1, isLive: false, position: 7n },
      { name: 'things', version: 2, isLive: false, position: 0n },
    ])
  }),
]
