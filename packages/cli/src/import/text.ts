/**
 * Text with columns of the row in braces, such as `client-{id}`.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'

/** The values of a row in the order of its columns. */
export type Values = readonly string[]

/** undefined: every column in the text is empty, so there is nothing to say. */
export type Text = (values: Values) => string | undefined

/** A part that stands for itself, or the place of a column. */
type Part = string | number

/** The text as a function of a row; Left: a column in it that there is not. */
export const textOf = (text: string, columns: readonly string[]): E.Either<string, Text> => {
  const parts: Part[] = []
  for (const [index, part] of text.split(/\{([^{}]*)\}/).entries()) {
    const isColumn = index % 2 === 1
    const place = columns.indexOf(part)
    if (isColumn && (place === -1 || part === '')) return E.left(part)
    parts.push(isColumn ? place : part)
  }
  const places = parts.filter((part) => typeof part === 'number')
  return E.right((values) => {
    const valueAt = (place: number): string => values[place] ?? ''
    if (places.length > 0 && places.every((place) => valueAt(place) === '')) return undefined
    return parts.map((part) => (typeof part === 'number' ? valueAt(part) : part)).join('')
  })
}
