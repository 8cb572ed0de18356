/**
 * All rows of a view that is small, when it has caught up.
 *
 * @since 0.1.0
 */
import type { QueryFailure, RunningView } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { caughtUpPagesOf } from '../views/pages.js'

/** `withinMs`: how long to wait for the view. */
export const everyRow = async <Row extends object, Column extends string>(
  view: RunningView<Row, Column>,
  orderBy: readonly Column[],
  withinMs?: number,
): Promise<E.Either<QueryFailure, readonly Row[]>> => {
  const rows: Row[] = []
  const pages = caughtUpPagesOf(view, (page) => ({ where: [], orderBy, ...page }), withinMs)
  for await (const page of pages) {
    if (E.isLeft(page)) return page
    rows.push(...page.right)
  }
  return E.right(rows)
}
