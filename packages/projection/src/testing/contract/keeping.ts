/**
 * What a view keeps, and for whom.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Projection } from '../../projection.js'
import { equals } from '../../view-store/condition.js'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, checkpointAt, type Thing, thing, things } from './things.js'

export const keeping: readonly ViewStoreRule[] = [
  rule('A view is found again when it is opened again.', async (views) => {
    await built(views, { a: thing(1) })
    const again = await answered(views.open(things()))
    assert.deepEqual(await answered(again.find('a')), thing(1))
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
