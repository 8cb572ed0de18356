/**
 * The value of a field of a row.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import type * as E from 'fp-ts/lib/Either.js'
import type { Values } from './text.js'

/** undefined: the row says nothing of the field. */
export type Value = string | number | boolean | null | undefined

export type ValueOf = (values: Values) => E.Either<InputRefusal, Value>
