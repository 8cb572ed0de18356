/**
 * Commands and events share one shape, `{ type, data }`, and one way to describe it.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { strict } from './values/strict.js'

/**
 * A codec for the message named `type`. Decoding drops properties it does not know, so readers
 * survive writers that are newer than they are.
 *
 * @example
 * import { message } from '@interaction-log/core'
 * import * as t from 'io-ts'
 *
 * const Greeted = message('Greeted', { name: t.string })
 * const decoded = Greeted.decode({ type: 'Greeted', data: { name: 'Ann', addedLater: 1 } })
 *
 * assert.deepStrictEqual(decoded, {
 *   _tag: 'Right',
 *   right: { type: 'Greeted', data: { name: 'Ann' } },
 * })
 *
 * @category codecs
 * @since 0.1.0
 */
export const message = <Type extends string, Data extends t.Props>(type: Type, data: Data) =>
  strict({ data: strict(data), type: t.literal(type) }, type)
