/**
 * Which point of the past, decoded.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal, Instant, PositionText } from '@interaction-log/core'
import type { AsOfPoint } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/**
 * `position`: every event up to there, an entry number for example. `recordedAt`: every event up to the last
 * one that was recorded by then.
 *
 * @category model
 * @since 0.1.0
 */
export type AsOfInput = { readonly position: string } | { readonly recordedAt: string }

const fields = { position: PositionText, recordedAt: Instant }
const decode = decodeInput(t.exact(t.partial(fields)), Object.keys(fields))

export const decodePoint = (input: unknown): E.Either<InputRefusal, AsOfPoint> => {
  const request = decode(input)
  if (E.isLeft(request)) return request
  const { position, recordedAt } = request.right
  if (position !== undefined && recordedAt === undefined)
    return E.right({ position: BigInt(position) })
  if (position === undefined && recordedAt !== undefined) return E.right({ recordedAt })
  return E.left({
    type: 'FieldInvalid',
    field: 'position',
    expected: 'either position or recordedAt',
  })
}
