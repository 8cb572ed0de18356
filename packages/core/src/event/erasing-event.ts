/**
 * An erasing event lists every earlier event of its stream. It is always the last of its stream, and
 * what it lists is erased: by this list a store knows what to erase, and a reader that nothing else
 * is missing.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { branded } from '../values/branded.js'
import { strict } from '../values/strict.js'
import { WholeNumber } from '../values/whole-number.js'
import { Commitment } from './commitment.js'
import type { NewEvent } from './stored-event.js'

/**
 * A position where it is data: a decimal string.
 *
 * @example
 * import { PositionText } from '@interaction-log/core'
 *
 * assert.strictEqual(PositionText.is('9007199254740993'), true)
 * assert.strictEqual(PositionText.is('007'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const PositionText = branded('PositionText', 'a position such as "42"', (s) =>
  /^(0|[1-9][0-9]{0,19})$/.test(s),
)
/** @since 0.1.0 */
export type PositionText = t.TypeOf<typeof PositionText>

/**
 * What remains of an erased event.
 *
 * @category codecs
 * @since 0.1.0
 */
export const ErasedEvent = strict({
  version: WholeNumber,
  type: t.string,
  position: PositionText,
  commitment: Commitment,
})
/** @since 0.1.0 */
export type ErasedEvent = t.TypeOf<typeof ErasedEvent>

const Erasing = t.strict({ erased: t.readonlyArray(ErasedEvent) })

/**
 * What an event erases: its list if it is an erasing event, else `undefined`.
 *
 * @example
 * import { erasedBy } from '@interaction-log/core'
 *
 * assert.strictEqual(erasedBy({ data: { reason: 'wrong contact' } }), undefined)
 * assert.deepStrictEqual(erasedBy({ data: { erased: [] } }), [])
 *
 * @category accessors
 * @since 0.1.0
 */
export const erasedBy = ({ data }: Pick<NewEvent, 'data'>): readonly ErasedEvent[] | undefined => {
  if (!('erased' in data)) return undefined
  const decoded = Erasing.decode(data)
  return E.isRight(decoded) ? decoded.right.erased : undefined
}
