/**
 * What a caller writes down in TypeScript: plain strings and numbers, which are decoded before
 * anything happens.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'

/**
 * A request without its brands.
 *
 * @category model
 * @since 0.1.0
 */
export type Input<A> = A extends string & t.Brand<unknown>
  ? string
  : A extends number & t.Brand<unknown>
    ? number
    : A extends object
      ? { readonly [Field in keyof A]: Input<A[Field]> }
      : A
