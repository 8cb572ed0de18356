/**
 * A range that ends before it begins: it would be empty, whatever the log holds.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

interface Bounds {
  readonly dateFrom?: string | undefined
  readonly dateTo?: string | undefined
  readonly recordedFrom?: string | undefined
  readonly recordedTo?: string | undefined
  readonly entryNoFrom?: string | undefined
  readonly entryNoTo?: string | undefined
}

const endsBefore = <Bound extends string | bigint>(from?: Bound, to?: Bound): boolean =>
  from !== undefined && to !== undefined && to < from

const numberOf = (no: string | undefined): bigint | undefined =>
  no === undefined ? undefined : BigInt(no)

const refuse = (field: string, expected: string): E.Either<InputRefusal, never> =>
  E.left({ type: 'FieldInvalid', field, expected })

export const withoutEmptyRange = <Request extends Bounds>(
  request: Request,
): E.Either<InputRefusal, Request> => {
  const { dateFrom, dateTo, recordedFrom, recordedTo, entryNoFrom, entryNoTo } = request
  if (endsBefore(dateFrom, dateTo)) return refuse('dateTo', 'dateFrom or a later day')
  if (endsBefore(recordedFrom, recordedTo))
    return refuse('recordedTo', 'recordedFrom or a later instant')
  return endsBefore(numberOf(entryNoFrom), numberOf(entryNoTo))
    ? refuse('entryNoTo', 'entryNoFrom or a greater number')
    : E.right(request)
}
