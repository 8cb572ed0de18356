/**
 * A field that may be left out of input: it then has a default.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

export const optional = <A>(codec: t.Type<A, unknown>, defaultValue: A): t.Type<A, A> =>
  new t.Type<A, A>(
    codec.name,
    codec.is,
    (input, context) =>
      input === undefined ? t.success(defaultValue) : codec.validate(input, context),
    t.identity,
  )
