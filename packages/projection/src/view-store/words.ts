/**
 * What text search compares: words without case and diacritics. Every view store uses these, so that
 * they find the same rows.
 *
 * @since 0.1.0
 */

/** Longer words are told apart by their beginnings only. */
const longest = 64

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .normalize('NFKC')

/**
 * The words of a text: runs of letters and digits of any script, folded.
 *
 * @example
 * import { words } from '@interaction-log/projection'
 *
 * assert.deepStrictEqual(words('Frühjahrs-Brief, 2. Straße'), [
 *   'FRUHJAHRS',
 *   'BRIEF',
 *   '2',
 *   'STRASSE',
 * ])
 *
 * @category accessors
 * @since 0.1.0
 */
export const words = (text: string): readonly string[] =>
  (folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) =>
    word.length > longest ? word.slice(0, longest).toWellFormed() : word,
  )
