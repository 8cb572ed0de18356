/**
 * From a candidate to the live build: it reads what the live one has read, gets its indexes, is compared
 * and takes over. Interrupted at any point, it goes on where it was. The event loop is free in between.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Compared, Differences, RowDifference } from '../../view-store/differences.js'
import { reachedBy } from '../moved-state.js'
import { rewritten } from '../rewritten.js'
import type { Run } from '../run.js'
import type { Watch } from './build-progress.js'
import { type BuildFailure, inStep } from './in-step.js'

/** Differences that are named; the others are counted. */
const named = 1_000

const incomparable: Compared = { differences: [], rows: 0, next: undefined }

export const build = async <Row extends object, Column extends string>(
  run: Run<Row, Column>,
  watch: Watch,
): Promise<E.Either<BuildFailure, Differences>> => {
  const { view, views, erasedRows } = run
  const step = inStep(run, watch)
  const rows: RowDifference[] = []
  let count = 0
  const differences = () => E.right({ count, rows })

  const read = await step((candidate, live) =>
    TE.right(live ? reachedBy(live.state) : reachedBy(candidate)),
  )
  if (E.isLeft(read)) return read
  if (read.right === undefined) return differences()
  const erased = erasedRows(read.right)
  const clean = await rewritten(views, view, watch.signal)
  if (E.isLeft(clean)) return clean
  watch.tell({ type: 'Indexing' })
  const indexed = await view.makeIndexes()()
  if (E.isLeft(indexed)) return indexed

  let after: string | undefined
  let compared = 0
  do {
    const from = after
    const page = await step((candidate, live) =>
      live?.isComparable === true
        ? view.compare(candidate.revision, live.state.revision, from)
        : TE.right(incomparable),
    )
    if (E.isLeft(page)) return page
    if (page.right === undefined) return differences()
    if (page.right.differences.length > 0) {
      const gone = await erased()
      if (E.isLeft(gone)) return gone
      const real = page.right.differences.filter(({ id }) => !gone.right.has(id))
      count += real.length
      rows.push(...real.slice(0, named - rows.length))
    }
    compared += page.right.rows
    watch.tell({ type: 'Comparing', rows: compared })
    after = page.right.next
    await setImmediate()
  } while (after !== undefined)

  const finished = await step(({ revision }, live) =>
    view.finishBuilding(revision, live?.state.revision),
  )
  return E.isLeft(finished) ? finished : differences()
}
