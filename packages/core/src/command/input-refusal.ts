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
  const name = required[field]
  if (name !== undefined && isMissing(value)) return { type: name, field }
  if (field === 'date') return { type: 'DateInvalid', field }
  if (field === 'durationMinutes') return { type: 'DurationInvalid', field }
  if (field === 'description' && typeof value === 'string' && value.length > 100)
    return { type: 'DescriptionTooLong', field }
  if (field === 'cost' && isNegative(value)) return { type: 'CostNegative', field }
  const missing = value === undefined ? '; it is missing' : ''
  return { type: 'FieldInvalid', field, expected: `${expected}${missing}` }
}

/** What kind of codec it is, whether or not it is read-only. */
const kindOf = (codec: object | undefined): unknown => {
  if (codec === undefined || !('_tag' in codec)) return undefined
  const isWrapped = codec._tag === 'ReadonlyType' && 'type' in codec
  return isWrapped ? kindOf(Object(codec.type) as object) : codec._tag
}

/** Whether one member was meant: then only that one complains. Its `type` has told. */
const isOneMeant = (errors: t.Errors, depth: number, { actual, type }: t.ContextEntry): boolean => {
  const members = errors.flatMap(({ context }) =>
    context[depth]?.type === type && context[depth].actual === actual
      ? [context[depth + 1]?.key]
      : [],
  )
  return members.every((member) => member !== undefined && member === members[0])
}

/**
 * The field that the first error is about, down to the first union: its members mean nothing to
 * people, unless one of them was meant.
 */
const fieldOf = (errors: t.Errors) => {
  const path: string[] = []
  const context = errors[0]?.context ?? []
  for (const [depth, entry] of context.entries()) {
    const parent = kindOf(context[depth - 1]?.type)
    if (depth > 0 && parent !== 'IntersectionType' && parent !== 'UnionType') path.push(entry.key)
    const isUnion = kindOf(entry.type) === 'UnionType' && !isOneMeant(errors, depth, entry)
    if (depth === context.length - 1 || isUnion)
      return { field: path.join('.'), value: entry.actual, expected: entry.type.name }
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
    const inherited = fields.find((name) => name in input && !Object.hasOwn(input, name))
    if (inherited !== undefined)
      return E.left({
        type: 'FieldInvalid',
        field: inherited,
        expected: 'a property of the object itself, not of its class',
      })
    const decoded = codec.decode(input)
    if (E.isRight(decoded)) return decoded
    const { field, value, expected } = fieldOf(decoded.left)
    return E.left(refusalOf(field, value, expected))
  }
