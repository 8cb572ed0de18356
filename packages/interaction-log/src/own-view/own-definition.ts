/**
 * A projection that somebody wrote, decoded as far as it is data: what a mistake in it would do is
 * refused, or said, before the view is opened.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { whole } from '../read/whole.js'

const aFunction = new t.Type<unknown, unknown, unknown>(
  'a function',
  (input) => typeof input === 'function',
  (input, context) =>
    typeof input === 'function' ? t.success<unknown>(input) : t.failure(input, context),
  t.identity,
)

const Name = t.refinement(
  t.string,
  (name) => /^[A-Za-z][A-Za-z0-9-]{0,49}$/.test(name),
  'letters, digits and hyphens, 1 to 50, a letter first',
)

const needed = {
  name: Name,
  version: whole(Number.MAX_SAFE_INTEGER),
  codecs: t.record(t.string, t.type({ decode: aFunction }), 'codecs by type of event'),
  categories: t.readonlyArray(t.string, 'a list of categories'),
  rowId: aFunction,
  project: aFunction,
  columns: t.record(t.string, aFunction, 'functions by name of column'),
  indexes: t.readonlyArray(t.readonlyArray(t.string), 'a list of lists of columns'),
}
const optional = { text: aFunction, sparse: t.readonlyArray(t.string) }

const decode = decodeInput(t.intersection([t.strict(needed), t.exact(t.partial(optional))]), [
  ...Object.keys(needed),
  ...Object.keys(optional),
])

/** `taken`: the names of the log's own views. */
export const refusalOf = (input: unknown, taken: readonly string[]): InputRefusal | undefined => {
  const definition = decode(input)
  if (E.isLeft(definition)) return definition.left
  const { name, columns, indexes } = definition.right
  if (taken.includes(name))
    return {
      type: 'FieldInvalid',
      field: 'name',
      expected: 'another name: the log has such a view',
    }
  const index = indexes.findIndex(
    (ofColumns) =>
      ofColumns.length === 0 || ofColumns.some((column) => !Object.hasOwn(columns, column)),
  )
  if (index === -1) return undefined
  const names = Object.keys(columns)
  return {
    type: 'FieldInvalid',
    field: `indexes.${String(index)}`,
    expected:
      names.length === 0
        ? 'no index: the view has no columns'
        : `a list of one or more of ${names.join(', ')}`,
  }
}
