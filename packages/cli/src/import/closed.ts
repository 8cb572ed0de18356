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

/** It counts as a read-only wrapper, so that errors name a field as if it were not there. */
export const closed = <Codec extends t.Any>(codec: Codec, names: readonly string[]) =>
  new t.ReadonlyType<Codec, t.TypeOf<Codec>, t.OutputOf<Codec>, t.InputOf<Codec>>(
    codec.name,
    codec.is,
    (input, context) => {
      const unknown =
        typeof input === 'object' && input !== null
          ? Object.keys(input).find((name) => !names.includes(name))
          : undefined
      return unknown === undefined
        ? codec.validate(input, context)
        : t.failure(input, t.appendContext(context, unknown, nothing, input))
    },
    codec.encode,
    codec,
  )

/** A record with all of these properties and no others. */
export const exactly = <Props extends t.Props>(props: Props) =>
  closed(t.strict(props), Object.keys(props))
