/**
 * Objects that have these properties and no others: a misspelt one would otherwise be ignored in
 * silence.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

const nothing = new t.Type<never>(
  'nothing: there is no such field',
  t.never.is,
  t.failure,
  t.identity,
)

/** `name`: what is expected, in words. */
export const closed = <A>(
  codec: t.Type<A, unknown>,
  names: readonly string[],
  name: string = codec.name,
) =>
  new t.Type<A, A, unknown>(
    name,
    codec.is,
    (input, context) => {
      if (typeof input !== 'object' || input === null) return t.failure(input, context)
      const unknown = Object.keys(input).find((name) => !names.includes(name))
      if (unknown !== undefined)
        return t.failure(input, t.appendContext(context, unknown, nothing, input))
      const key = context.at(-1)?.key ?? ''
      return codec.validate(input, t.appendContext(context.slice(0, -1), key, codec, input))
    },
    t.identity,
  )

/** A record with all of these properties and no others. */
export const exactly = <Props extends t.Props>(props: Props) =>
  closed(t.strict(props), Object.keys(props))
