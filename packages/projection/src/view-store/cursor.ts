/**
 * A cursor is the place of a page's last row in its order, as opaque text. It names a row's columns,
 * not a number of rows, so what is inserted or deleted in between moves nothing.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { CursorInvalid } from '../failure.js'
import type { ColumnValue } from '../projection.js'

const Bigint = t.strict({ bigint: t.string })
const Place = t.array(t.union([t.string, t.number, t.null, Bigint]))

/** The values of a row in the columns of the order, and its id last. */
export type Place = readonly ColumnValue[]

export const cursorOf = (place: Place): string =>
  Buffer.from(
    JSON.stringify(
      place.map((value) => (typeof value === 'bigint' ? { bigint: String(value) } : value)),
    ),
  ).toString('base64url')

const invalid: CursorInvalid = { type: 'CursorInvalid' }

/** The place behind which a page begins; `undefined` = at the beginning. */
export const placeOf = (
  cursor: string | undefined,
  columns: number,
): E.Either<CursorInvalid, Place | undefined> => {
  if (cursor === undefined) return E.right(undefined)
  return E.tryCatch(
    () => {
      const text = Buffer.from(cursor, 'base64url').toString()
      const place = Place.decode(JSON.parse(text))
      if (E.isLeft(place) || place.right.length !== columns) throw new SyntaxError()
      return place.right.map((value) => (Bigint.is(value) ? BigInt(value.bigint) : value))
    },
    () => invalid,
  )
}
