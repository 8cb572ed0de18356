/**
 * Counts, versions, line numbers: whole numbers, 0 or more.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

const is = (input: unknown): input is number => Number.isSafeInteger(input) && Number(input) >= 0

export const WholeNumber = new t.Type<number, number, unknown>(
  'a whole number, 0 or more',
  is,
  (input, context) => (is(input) ? t.success(input) : t.failure(input, context)),
  t.identity,
)
