/**
 * A candidate is compared with the live build.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { answered, refused } from './asking.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, candidateOf, save, type Thing, thing } from './things.js'

const everyField = ['color', 'note', 'serial', 'size', 'tags']

/** Every step-th is missing. */
const rowsBut = (step: number): Readonly<Record<string, Thing>> =>
  Object.fromEntries(
    Array.from({ length: 2_600 }, (_, n): [string, Thing] => [
      `id-${String((n * 7) % 2_600)}`,
      thing(n),
    ]).filter((_, n) => n % step !== 0),
  )

export const comparing: readonly ViewStoreRule[] = [
  rule('A candidate is compared with the live build, by id and name of field.', async (views) => {
    const view = await built(views, { a: thing(1), b: thing(2), c: thing(3), d: thing(4) })
    const { candidate, begun } = await candidateOf(views)
    const turned = Object.fromEntries(Object.entries(thing(4)).reverse())
    const { revision } = await save(candidate, begun.revision, {
      a: thing(1),
      c: thing(3, { color: null, serial: '7' }),
      d: { ...thing(0), ...turned },
      e: thing(5),
    })
    const { differences, rows, next } = await answered(candidate.compare(revision, 2, undefined))
    assert.deepEqual([rows, next], [5, undefined])
    const byId = [...differences].sort((a, b) => (a.id < b.id ? -1 : 1))
    assert.deepEqual(
      byId.map(({ id, fields }) => ({ id, fields: [...fields].sort() })),
      [
        { id: 'b', fields: everyField },
        { id: 'c', fields: ['color', 'serial'] },
        { id: 'e', fields: everyField },
      ],
    )
    const moved = [
      candidate.compare(revision, revision, undefined),
      candidate.compare(2, 2, undefined),
    ]
    await refused('CheckpointMoved', ...moved)
    await save(view, 2, { a: thing(9) }, 2n)
    await refused('CheckpointMoved', candidate.compare(revision, 2, undefined))
  }),

  rule('Pages that are compared are together the whole, each row once.', async (views) => {
    const [before, after] = [rowsBut(3), rowsBut(5)]
    await built(views, before)
    const { candidate, begun } = await candidateOf(views)
    const { revision } = await save(candidate, begun.revision, after)
    const found: string[] = []
    let compared = 0
    let next: string | undefined
    do {
      const page = await answered(candidate.compare(revision, 2, next))
      assert.ok(page.rows > 0)
      found.push(...[...page.differences].map(({ id }) => id))
      compared += page.rows
      next = page.next
    } while (next !== undefined)
    const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    assert.equal(compared, ids.length)
    assert.deepEqual(found.sort(), ids.filter((id) => !(id in before && id in after)).sort())
  }),
]
