/**
 * Codes of templates, groups and segments: trimmed and upper-cased on input, so ` onsite` and
 * `ONSITE` are the same code. Lengths count UTF-16 units (rule R13).
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { branded } from './branded.js'

const code = <Brand extends string>(brand: Brand, longest: number) => {
  const expected = `a code of 1 to ${String(longest)} characters`
  const Exact = branded(
    brand,
    expected,
    (s) => s.length >= 1 && s.length <= longest && s === s.trim().toUpperCase() && s.isWellFormed(),
  )
  return new t.Type<t.TypeOf<typeof Exact>, string, unknown>(
    expected,
    Exact.is,
    (input, context) =>
      typeof input === 'string'
        ? E.fold(
            () => t.failure<t.TypeOf<typeof Exact>>(input, context),
            (exact: t.TypeOf<typeof Exact>) => t.success(exact),
          )(Exact.decode(input.trim().toUpperCase()))
        : t.failure(input, context),
    t.identity,
  )
}

/**
 * @example
 * import { TemplateCode } from '@interaction-log/core'
 *
 * assert.deepStrictEqual(TemplateCode.decode(' onsite '), { _tag: 'Right', right: 'ONSITE' })
 * assert.strictEqual(TemplateCode.decode('elevenchars')._tag, 'Left')
 *
 * @category codecs
 * @since 0.1.0
 */
export const TemplateCode = code('TemplateCode', 10)
/** @since 0.1.0 */
export type TemplateCode = t.TypeOf<typeof TemplateCode>

/**
 * @example
 * import { GroupCode } from '@interaction-log/core'
 *
 * assert.deepStrictEqual(GroupCode.decode('phone'), { _tag: 'Right', right: 'PHONE' })
 *
 * @category codecs
 * @since 0.1.0
 */
export const GroupCode = code('GroupCode', 10)
/** @since 0.1.0 */
export type GroupCode = t.TypeOf<typeof GroupCode>

/**
 * @example
 * import { SegmentNo } from '@interaction-log/core'
 *
 * assert.deepStrictEqual(SegmentNo.decode('sm1'), { _tag: 'Right', right: 'SM1' })
 *
 * @category codecs
 * @since 0.1.0
 */
export const SegmentNo = code('SegmentNo', 20)
/** @since 0.1.0 */
export type SegmentNo = t.TypeOf<typeof SegmentNo>
