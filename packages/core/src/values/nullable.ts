/**
 * A value or `null`: in stored data a field is never left out.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** As `t.union([codec, t.null])`, which would note first why `null` is not of `codec`. */
export const nullable = <Codec extends t.Mixed>(codec: Codec): t.UnionC<[Codec, t.NullC]> => {
  const careful = t.union([codec, t.null], codec.name)
  return new t.UnionType(
    careful.name,
    careful.is,
    (input, context) => {
      if (input === null) return t.success(null)
      const decoded = codec.validate(input, context)
      return E.isRight(decoded) ? decoded : careful.validate(input, context)
    },
    careful.encode,
    careful.types,
  )
}
