/**
 * The port through which salespeople are found.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { nullable } from '../values/nullable.js'
import { OpaqueId } from '../values/opaque-id.js'
import { optional } from '../values/optional.js'
import { type Directory, directory, inMemory } from './directory.js'

/**
 * The employee who is responsible for an interaction. The name is for showing only.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Salesperson = t.readonly(
  t.strict({ id: OpaqueId, name: optional(nullable(t.string), null) }),
)
/** @since 0.1.0 */
export type Salesperson = t.TypeOf<typeof Salesperson>

/**
 * @category model
 * @since 0.1.0
 */
export type Salespeople = Directory<Salesperson>

/**
 * @category model
 * @since 0.1.0
 */
export interface SalespersonInput {
  readonly id: string
  readonly name?: string | null
}

/**
 * Salespeople found by the caller's own function.
 *
 * @example
 * import { salespeople } from '@interaction-log/core'
 *
 * const directory = salespeople(() => {
 *   throw new Error('the database is down')
 * })
 *
 * assert.deepStrictEqual(await directory.find('S1')(), {
 *   _tag: 'Left',
 *   left: {
 *     type: 'DirectoryUnavailable',
 *     directory: 'salespeople',
 *     because: 'looking up the id failed',
 *   },
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const salespeople = (
  find: (id: string) => Promise<SalespersonInput | undefined> | SalespersonInput | undefined,
): Salespeople => directory('salespeople', Salesperson, find)

/**
 * Exactly the salespeople of a list.
 *
 * @example
 * import { inMemorySalespeople } from '@interaction-log/core'
 *
 * const directory = inMemorySalespeople([{ id: 'S1' }])
 *
 * assert.deepStrictEqual(await directory.find('S2')(), { _tag: 'Right', right: undefined })
 *
 * @category constructors
 * @since 0.1.0
 */
export const inMemorySalespeople = (list: readonly SalespersonInput[]): Salespeople =>
  salespeople(inMemory(list))

/**
 * Every id is a salesperson.
 *
 * @example
 * import { anySalesperson } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const found = await anySalesperson.find('S1')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.id, 'S1')
 *
 * @category constructors
 * @since 0.1.0
 */
export const anySalesperson: Salespeople = salespeople((id) => ({ id }))
