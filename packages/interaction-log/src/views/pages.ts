/**
 * What a view answers to a question, page by page.
 *
 * @since 0.1.0
 */
import type { Query, QueryFailure, RunningView } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'

interface PageOf {
  readonly limit: number
  readonly after: string | undefined
}

/** Rows that are handled together: the erasures of a page share one checkpoint of the store. */
export const pageSize = 500

export type Pages<Row> = AsyncIterable<E.Either<QueryFailure, readonly Row[]>>

/** As the view stands when each page is asked for. */
export const pagesOf = async function* <Row extends object, Column extends string>(
  { query }: RunningView<Row, Column>,
  question: (page: PageOf) => Query<Column>,
): Pages<Row> {
  let after: string | undefined
  do {
    const page = await query(question({ limit: pageSize, after }))()
    if (E.isLeft(page)) {
      yield page
      return
    }
    yield E.right(page.right.rows)
    after = page.right.next
  } while (after !== undefined)
}

/** The view first takes in all that is in the log now, for so long at most. */
export const caughtUpPagesOf = async function* <Row extends object, Column extends string>(
  view: RunningView<Row, Column>,
  question: (page: PageOf) => Query<Column>,
  withinMs?: number,
): Pages<Row> {
  const fresh = await view.caughtUp(withinMs)()
  if (E.isLeft(fresh)) yield fresh
  else yield* pagesOf(view, question)
}
