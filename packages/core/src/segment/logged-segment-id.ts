/**
 * A logged segment is one run of a segment: `<NO>/<run>`.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { SegmentNo } from '../values/code.js'
import type { OpaqueId } from '../values/opaque-id.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface SegmentRun {
  readonly no: SegmentNo
  readonly run: number
}

/**
 * @example
 * import { loggedSegmentId, type SegmentNo } from '@interaction-log/core'
 *
 * assert.strictEqual(loggedSegmentId({ no: 'SM1' as SegmentNo, run: 2 }), 'SM1/2')
 *
 * @category constructors
 * @since 0.1.0
 */
export const loggedSegmentId = ({ no, run }: SegmentRun): OpaqueId =>
  `${no}/${String(run)}` as OpaqueId

/**
 * The run that an id means; `undefined` if it is no id of a logged segment.
 *
 * @example
 * import { segmentRunOf } from '@interaction-log/core'
 *
 * assert.deepStrictEqual(segmentRunOf('2026/SPRING/1'), { no: '2026/SPRING', run: 1 })
 * assert.strictEqual(segmentRunOf('SPRING'), undefined)
 *
 * @category destructors
 * @since 0.1.0
 */
export const segmentRunOf = (id: string): SegmentRun | undefined => {
  const { no, run } = /^(?<no>.+)\/(?<run>[1-9][0-9]{0,8})$/s.exec(id)?.groups ?? {}
  const decoded = SegmentNo.decode(no)
  return E.isRight(decoded) ? { no: decoded.right, run: Number(run) } : undefined
}
