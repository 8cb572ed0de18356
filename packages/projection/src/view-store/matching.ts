/**
 * Whether a text holds words (rule R142). Both view stores compare by this alone.
 *
 * @since 0.1.0
 */
import { words } from './words.js'

/** The words of a text, with a space before each. */
export const spaced = (text: string): string => ` ${words(text).join(' ')}`

/** Whether each of these begins a word of a text that is `spaced`. */
export const holdsAll = (beginnings: readonly string[], text: string): boolean =>
  beginnings.every((beginning) => text.includes(` ${beginning}`))
