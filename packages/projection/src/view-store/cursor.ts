/**
 * A cursor is the place of a page's last row in its order, as opaque text. It names a row's columns,
 * not a number of rows, so what is inserted or deleted in between moves nothing. It is bound to its
 * question: of another one it would skip rows.
 *
 * @since 0.1.0
 */
import { createHash } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { CursorInvalid } from '../failure.js'
import type { ColumnValue } from '../projection.js'
import type { CountBy, Query } from './query.js'

/** The values of a row in the columns of the order, and its id last. */
export type Place = readonly ColumnValue[]

const Bigint = t.strict({ bigint: t.string })
const Cursor = t.tuple([t.string, t.array(t.union([t.string, t.number, t.null, Bigint]))])

const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? { bigint: String(part) } : part,
  )

/** What tells a question from others: everything but which page of it. */
export const bindingOf = (
  view: string,
  question: Omit<Query<string>, 'limit'> | Omit<CountBy<string>, 'limit'>,
): string => {
  const { where } = question
  const order =
    'by' in question ? { by: question.by } : [question.orderBy, question.descending === true]
  const text = jsonOf([view, where, order])
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

export const cursorOf = (binding: string, place: Place): string =>
  Buffer.from(jsonOf([binding, place])).toString('base64url')

const invalid: CursorInvalid = { type: 'CursorInvalid' }

/** The place behind which a page begins; `undefined` = at the beginning. */
export const placeOf = (
  binding: string,
  columns: number,
  cursor: string | undefined,
): E.Either<CursorInvalid, Place | undefined> => {
  if (cursor === undefined) return E.right(undefined)
  return E.tryCatch(
    () => {
      const decoded = Cursor.decode(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
      if (E.isLeft(decoded)) throw new SyntaxError()
      const [bound, place] = decoded.right
      if (bound !== binding || place.length !== columns) throw new SyntaxError()
      return place.map((value) => (Bigint.is(value) ? BigInt(value.bigint) : value))
    },
    () => invalid,
  )
}
