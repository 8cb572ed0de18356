/**
 * The shape of stored objects. Nearly all that is read is as it should be, its properties in the order
 * of the canonical text: that is seen without the notes that io-ts takes for its messages. Whatever
 * is not so is decoded by io-ts, which answers the same, only more slowly.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

const nowhere: t.Context = []

/** It has these properties in this order and no others, and no codec changes any of them. */
const isUnchanged =
  (names: readonly string[], codecs: readonly t.Mixed[]) =>
  (input: unknown): boolean => {
    if (!t.UnknownRecord.is(input)) return false
    const keys = Object.keys(input)
    if (keys.length !== names.length) return false
    const values = Object.values(input)
    for (let at = 0; at < keys.length; at++) {
      const [codec, value] = [codecs[at], values[at]]
      if (codec === undefined || keys[at] !== names[at]) return false
      const decoded = codec.validate(value, nowhere)
      if (E.isLeft(decoded) || decoded.right !== value) return false
    }
    return true
  }

/** As `t.readonly(t.strict(props), name)`. */
export const strict = <Props extends t.Props>(
  props: Props,
  name?: string,
): t.ReadonlyC<t.ExactC<t.TypeC<Props>>> => {
  type Careful = t.ReadonlyC<t.ExactC<t.TypeC<Props>>>
  const careful: Careful = t.readonly(t.strict(props), name)
  const entries = Object.entries<t.Mixed>(props).sort(([a], [b]) => (a < b ? -1 : 1))
  const unchanged = isUnchanged(
    entries.map(([name]) => name),
    entries.map(([, codec]) => codec),
  )
  const accepts = (input: unknown): input is t.TypeOf<Careful> => unchanged(input)
  return new t.ReadonlyType(
    careful.name,
    careful.is,
    (input, context) => (accepts(input) ? t.success(input) : careful.validate(input, context)),
    careful.encode,
    careful.type,
  )
}
