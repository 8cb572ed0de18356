/**
 * All rows of a view that is small, page by page, when it has caught up.
 *
 * @since 0.1.0
 */
import type { QueryFailure, RunningView } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'

const limit = 1000

/** `withinMs`: how long to wait for the view. */
export const everyRow = async <Row extends object, Column extends string>(
  view: RunningView<Row, Column>,
  orderBy: readonly Column[],
  withinMs?: number,
): Promise<E.Either<QueryFailure, readonly Row[]>> => {
  const fresh = await view.caughtUp(withinMs)()
  if (E.isLeft(fresh)) return fresh
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = await view.query({ where: [], orderBy, after, limit })()
    if (E.isLeft(page)) return page
    rows.push(...page.right.rows)
    after = page.right.next
  } while (after !== undefined)
  return E.right(rows)
}
