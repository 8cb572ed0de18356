/**
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

/** A code as it is stored: trimmed and in upper case. What is no code stays as it was typed. */
export const storedCode = (codec: t.Decoder<unknown, string>, typed: string): string =>
  E.getOrElse(() => typed)(codec.decode(typed))
