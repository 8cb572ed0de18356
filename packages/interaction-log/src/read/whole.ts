/**
 * @since 0.1.0
 */
import * as t from 'io-ts'

export const whole = (most: number) =>
  new t.Type<number, number, unknown>(
    `a whole number from 1 to ${String(most)}`,
    t.number.is,
    (input, context) =>
      Number.isInteger(input) && Number(input) >= 1 && Number(input) <= most
        ? t.success(Number(input))
        : t.failure(input, context),
    t.identity,
  )
