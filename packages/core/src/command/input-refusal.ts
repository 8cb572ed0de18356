/**
 * From unknown input to a command, once, at the edge. What is refused names the field and, never its
 * value, what was expected.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

/**
 * @category errors
 * @since 0.1.0
 */
export type InputRefusal =
  Named<Name> | { readonly type: 'FieldInvalid'; readonly field: string; readonly expected: string }

type Name =
  | 'CodeRequired'
  | 'ContactRequired'
  | 'CostNegative'
  | 'DateInvalid'
  | 'DateRequired'
  | 'DescriptionRequired'
  | 'DescriptionTooLong'
  | 'DurationInvalid'
  | 'FieldUnknown'
  | 'GroupRequired'
  | 'TemplateRequired'

type Named<Type> = Type extends Name ? { readonly type: Type; readonly field: string } : never

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const required: Readonly<Record<string, Name>> = {
  code: 'CodeRequired',
  contactId: 'ContactRequired',
  date: 'DateRequired',
  description: 'DescriptionRequired',
  groupCode: 'GroupRequired',
  templateCode: 'TemplateRequired',
}

const isNegative = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && Number(value) < 0

const refusalOf = (field: string, value: unknown, expected: string): InputRefusal => {
  const missing = required[field]
  if (missing !== undefined && isMissing(value)) return { type: missing, field }
  if (field === 'date') return { type: 'DateInvalid', field }
  if (field === 'durationMinutes') return { type: 'DurationInvalid', field }
  if (field === 'description' && typeof value === 'string' && value.length > 100)
    return { type: 'DescriptionTooLong', field }
  if (field === 'cost' && isNegative(value)) return { type: 'CostNegative', field }
  return { type: 'FieldInvalid', field, expected }
}

/** What kind of codec it is, whether or not it is read-only. */
const kindOf = (codec: object | undefined): unknown => {
  if (codec === undefined || !('_tag' in codec)) return undefined
  const isWrapped = codec._tag === 'ReadonlyType' && 'type' in codec
  return isWrapped ? kindOf(Object(codec.type) as object) : codec._tag
}

/** The field that an error is about, down to the first union: its members mean nothing to people. */
const fieldOf = (context: t.Context) => {
  const path: string[] = []
  for (const [depth, { key, type, actual }] of context.entries()) {
    if (depth > 0 && kindOf(context[depth - 1]?.type) !== 'IntersectionType') path.push(key)
    if (depth === context.length - 1 || kindOf(type) === 'UnionType')
      return { field: path.join('.'), value: actual, expected: type.name }
  }
  return { field: '', value: undefined, expected: 'an object' }
}

const isObject = (input: unknown): input is object =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

/**
 * Decodes what a caller gives. `fields` are all the names that `codec` knows: another one is refused,
 * because a misspelt optional field would otherwise be dropped in silence.
 *
 * @example
 * import { decodeInput, GroupRequest } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const decode = decodeInput(GroupRequest, ['code', 'description'])
 *
 * assert.deepStrictEqual(
 *   decode({ code: ' phone ', description: 'Telephone conversations' }),
 *   E.right({ code: 'PHONE', description: 'Telephone conversations' }),
 * )
 * assert.deepStrictEqual(
 *   decode({ code: '', description: '' }),
 *   E.left({ type: 'CodeRequired', field: 'code' }),
 * )
 * assert.deepStrictEqual(
 *   decode({ code: 'PHONE', descripton: 'Telephone conversations' }),
 *   E.left({ type: 'FieldUnknown', field: 'descripton' }),
 * )
 *
 * @category decoding
 * @since 0.1.0
 */
export const decodeInput =
  <A>(codec: t.Type<A, unknown>, fields: readonly string[]) =>
  (input: unknown): E.Either<InputRefusal, A> => {
    if (!isObject(input)) return E.left({ type: 'FieldInvalid', field: '', expected: 'an object' })
    const unknown = Object.keys(input).find((name) => !fields.includes(name))
    if (unknown !== undefined) return E.left({ type: 'FieldUnknown', field: unknown })
    const decoded = codec.decode(input)
    if (E.isRight(decoded)) return decoded
    const { field, value, expected } = fieldOf(decoded.left[0]?.context ?? [])
    return E.left(refusalOf(field, value, expected))
  }
