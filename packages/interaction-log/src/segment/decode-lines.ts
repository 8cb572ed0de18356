/**
 * A misspelt field is refused inside of lines and defaults, too (rule R16).
 *
 * @since 0.1.0
 */
import { type InputRefusal, segmentDefaultFields, segmentLineFields } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

const ofLine: ReadonlySet<string> = new Set([...segmentLineFields, 'lineNo', 'contactId', 'clear'])
const ofDefaults: ReadonlySet<string> = new Set(segmentDefaultFields)

const unknownIn = (fields: unknown, known: ReadonlySet<string>): string | undefined =>
  Object.keys(Object(fields) as object).find((name) => !known.has(name))

const misspelt = (input: unknown): string | undefined => {
  const { lines, defaults } = Object(input) as { readonly lines?: unknown; defaults?: unknown }
  const inDefaults = unknownIn(defaults, ofDefaults)
  if (inDefaults !== undefined) return `defaults.${inDefaults}`
  for (const [index, line] of Array.isArray(lines) ? lines.entries() : []) {
    const inLine = unknownIn(line, ofLine)
    if (inLine !== undefined) return `lines.${String(index)}.${inLine}`
  }
  return undefined
}

export const linesDecoder =
  <Request>(decode: (input: unknown) => E.Either<InputRefusal, Request>) =>
  (input: unknown): E.Either<InputRefusal, Request> => {
    const decoded = decode(input)
    const field = E.isRight(decoded) ? misspelt(input) : undefined
    return field === undefined ? decoded : E.left({ type: 'FieldUnknown', field })
  }
