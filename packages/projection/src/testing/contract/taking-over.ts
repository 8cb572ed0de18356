/**
 * A candidate takes the place of the live build, and what is erased meanwhile.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import type { ErasedUpTo } from '../../view-store/view-store.js'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, candidateOf, erase, save, sizesOf, thing, things } from './things.js'

const idsIn = (rows: ReadonlyMap<string, unknown>): readonly string[] => [...rows.keys()].sort()

export const takingOver: readonly ViewStoreRule[] = [
  rule('Another version that takes over ends the one before, and its candidate.', async (views) => {
    const first = await built(views, { a: thing(1) })
    const { candidate } = await candidateOf(views)
    const second = await answered(views.open(things(2)))
    const begun = await answered(second.state())
    const { revision } = await save(second, begun.revision, { a: thing(3) })
    assert.equal((await answered(second.finishBuilding(revision, 2))).built, true)
    assert.deepEqual(await sizesOf(second), [3])
    await refused(
      'ViewUnavailable',
      first.state(),
      first.load(['a']),
      first.find('a'),
      first.count([]),
      first.clear(2),
      first.finishBuilding(2),
      candidate.state(),
    )
    const again = await answered((await answered(views.open(things()))).state())
    assert.deepEqual([again.built, again.checkpoint], [false, undefined])
    assert.deepEqual(await sizesOf(second), [3])
  }),

  rule('A rebuild takes over in one step, and everyone goes on with it.', async (views) => {
    const view = await built(views, { a: thing(1) })
    const { candidate, begun } = await candidateOf(views)
    const { revision } = await save(candidate, begun.revision, { b: thing(2) }, 2n)
    await answered(candidate.makeIndexes())
    await answered(candidate.makeIndexes())
    assert.deepEqual(await sizesOf(view), [1])
    const after = await answered(candidate.finishBuilding(revision, 2))
    assert.deepEqual(await sizesOf(view), [2])
    assert.deepEqual(await sizesOf(candidate), [2])
    assert.equal((await answered(view.state())).revision, after.revision)
    await refused('CheckpointMoved', view.clear(2))
    assert.equal((await answered(candidate.finishBuilding(after.revision))).built, true)
    const now = (await answered(view.state())).revision
    await save(view, now, { c: thing(3) }, 3n)
    assert.deepEqual(await sizesOf(candidate), [2, 3])
    assert.equal((await answered(views.builds())).length, 1)
  }),

  rule(
    'A candidate does not take over from a build that has gone on, nor unasked.',
    async (views) => {
      const view = await built(views, { a: thing(1) })
      const { candidate, begun } = await candidateOf(views)
      await save(view, 2, { b: thing(2) }, 2n)
      for (const live of [2, undefined, begun.revision])
        await refused('CheckpointMoved', candidate.finishBuilding(begun.revision, live))
      assert.deepEqual(await sizesOf(view), [1, 2])
    },
  ),

  rule('What the live build erases goes from its candidates, too.', async (views) => {
    const rows = { a: thing(1), b: thing(2), c: thing(3) }
    const view = await built(views, rows)
    const { candidate, begun } = await candidateOf(views)
    await save(candidate, begun.revision, rows)
    const { revision } = await erase(view, 2, 'a', 5n)
    const loaded = () => answered(candidate.load(['a', 'b', 'c']))
    assert.deepEqual(idsIn(await loaded()), ['b', 'c'])
    await save(view, revision, { c: undefined }, 6n)
    assert.deepEqual(idsIn(await loaded()), ['b', 'c'])
  }),

  rule(
    'Nothing is Gone while a candidate has not come as far as what is erased.',
    async (views) => {
      const view = await built(views, { a: thing(1) })
      const { candidate } = await candidateOf(views)
      const rewritten = async () => (await answered(views.rewrite())).type
      assert.equal(await rewritten(), 'Gone')
      await erase(view, 2, 'a', 5n)
      assert.equal(await rewritten(), 'Gone')
      const begun = await answered(candidate.state())
      const saved = await save(candidate, begun.revision, { a: thing(1) }, 4n)
      assert.equal(await rewritten(), 'Hidden')
      assert.equal((await answered(view.state())).rewriteNeeded, false)
      await erase(candidate, saved.revision, 'a', 5n)
      assert.equal(await rewritten(), 'Gone')
    },
  ),

  rule(
    'Nothing is Gone while a build that reads it has not come as far, of whatever view.',
    async (views) => {
      const view = await answered(views.open({ ...things(), categories: ['thing'] }))
      const saved = await save(view, 0, { a: thing(1), b: thing(2) }, 4n)
      const { revision } = await answered(view.finishBuilding(saved.revision))
      const erased = { category: 'thing', position: 5n, abandonedBefore: 0n }
      const rewritten = async (upTo: ErasedUpTo) => (await answered(views.rewrite(upTo))).type
      assert.equal(await rewritten(erased), 'Hidden')
      // Somebody was at work on it a moment ago.
      assert.equal(await rewritten({ ...erased, abandonedBefore: 5n }), 'Hidden')
      assert.equal(await rewritten({ ...erased, position: 4n }), 'Gone')
      assert.equal(await rewritten({ ...erased, category: 'note' }), 'Gone')
      assert.deepEqual(await sizesOf(view), [1, 2])
      await erase(view, revision, 'a', 5n)
      assert.equal(await rewritten(erased), 'Gone')
      assert.deepEqual(await sizesOf(view), [2])
    },
  ),
]
