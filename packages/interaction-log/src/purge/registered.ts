/**
 * What the purge register says of batches, page by page.
 *
 * @since 0.1.0
 */
import { equals, type QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { type Pages, pagesOf } from '../views/pages.js'
import type { PurgeBatch, PurgeRow } from '../views/purge-register.js'

/** All rows of the register under one condition. */
const registered = <Own>(
  { views }: Engine<Own>,
  column: 'isOpen' | 'batchId',
  value: string | number,
  type: PurgeRow['type'],
): Pages<PurgeRow> =>
  pagesOf(views.purgeRegister, (page) => ({
    where: [equals('type', type), equals(column, value)],
    orderBy: [],
    ...page,
  }))

export const purgedIn = async <Own>(
  engine: Engine<Own>,
  batchId: string,
): Promise<E.Either<QueryFailure, number>> => {
  let count = 0
  for await (const rows of registered(engine, 'batchId', batchId, 'PurgedInteraction')) {
    if (E.isLeft(rows)) return rows
    count += rows.right.length
  }
  return E.right(count)
}

/** Without those that this process is purging just now. */
export const openBatches = async <Own>(
  engine: Engine<Own>,
): Promise<E.Either<QueryFailure, readonly PurgeBatch[]>> => {
  const open: PurgeBatch[] = []
  for await (const rows of registered(engine, 'isOpen', 1, 'PurgeBatch')) {
    if (E.isLeft(rows)) return rows
    for (const row of rows.right) if (row.type === 'PurgeBatch') open.push(row)
  }
  return E.right(open.filter(({ batchId }) => !engine.runningBatches.has(batchId)))
}
