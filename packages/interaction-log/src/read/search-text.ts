/**
 * @since 0.1.0
 */
import { words } from '@interaction-log/projection'
import * as t from 'io-ts'

/** Text without any word would find everything, which nobody who searches means. */
export const searchText = new t.Type<string, string, unknown>(
  'a word to look for',
  t.string.is,
  (input, context) =>
    typeof input === 'string' && words(input).length > 0
      ? t.success(input)
      : t.failure(input, context),
  t.identity,
)
