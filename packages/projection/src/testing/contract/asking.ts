/**
 * Asking a view in a test: the answer, or a failed assertion.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CountBy, Group, Query } from '../../view-store/query.js'
import type { View } from '../../view-store/view.js'

interface Failure {
  readonly type: string
}

export const answered = async <A>(asked: TaskEither<Failure, A>): Promise<A> => {
  const answer = await asked()
  return E.isRight(answer) ? answer.right : assert.fail(`the view answered ${answer.left.type}`)
}

export const refused = async (
  type: string,
  ...asked: readonly TaskEither<Failure, unknown>[]
): Promise<void> => {
  for (const question of asked) {
    const answer = await question()
    assert.equal(E.isLeft(answer) ? answer.left.type : answer._tag, type)
  }
}

/** No page is longer than it may be, none but the last one is shorter, and only it has no next. */
const everyPage = async <A>(
  limit: number,
  ask: (after: string | undefined) => Promise<{ found: readonly A[]; next: string | undefined }>,
): Promise<readonly A[]> => {
  const all: A[] = []
  let after: string | undefined
  do {
    const { found, next } = await ask(after)
    assert.ok(found.length === limit || (found.length < limit && next === undefined))
    assert.ok(found.length > 0 || after === undefined)
    assert.ok(next === undefined || next !== after, 'the next page is the same again')
    all.push(...found)
    after = next
  } while (after !== undefined)
  return all
}

export const pagedRows = <Row extends object, Column extends string>(
  view: View<Row, Column>,
  query: Query<Column>,
): Promise<readonly Row[]> =>
  everyPage(query.limit, async (after) => {
    const { rows, next } = await answered(view.query({ ...query, after }))
    return { found: rows, next }
  })

export const pagedGroups = <Row extends object, Column extends string>(
  view: View<Row, Column>,
  question: CountBy<Column>,
): Promise<readonly Group[]> =>
  everyPage(question.limit, async (after) => {
    const { groups, next } = await answered(view.countBy({ ...question, after }))
    return { found: groups, next }
  })
