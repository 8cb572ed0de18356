/**
 * Opening a log: its first event is written once; whoever comes second reads it.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { EventStore } from '../event-store/event-store.js'
import { type IdKey, idKeyCheck } from '../ids/keyed-id.js'
import { logStream } from '../log/event.js'
import type { Clock } from '../values/instant.js'
import type { Currency } from '../values/money.js'
import type { ActorId } from '../values/opaque-id.js'
import type { Uuid } from '../values/uuid.js'
import { firstEvent } from './first-event.js'
import type { CommandFailure } from './handled.js'
import { type StoredLog, storedLog } from './stored-log.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface OpenedLog {
  readonly log: Uuid
  readonly currency: Currency
  /** The key with which natural keys become ids; null = natural keys are refused. */
  readonly idKey: IdKey | null
  /** Whether it was begun with a key: else nobody can have used natural keys, or placed a hold. */
  readonly isKeyed: boolean
  /** Whether this call began the log. */
  readonly isNew: boolean
}

/**
 * @category errors
 * @since 0.1.0
 */
export type OpenLogFailure =
  | { readonly type: 'CurrencyRequired'; readonly field: 'currency' }
  | { readonly type: 'CurrencyMismatch'; readonly field: 'currency'; readonly stored: Currency }
  | { readonly type: 'IdKeyMismatch'; readonly field: 'idKey' }
  | CommandFailure

/**
 * @category model
 * @since 0.1.0
 */
export interface OpenLog {
  readonly store: EventStore
  readonly clock: Clock
  readonly actor: ActorId
  /** Needed for a new log, compared otherwise. */
  readonly currency: Currency | undefined
  readonly idKey: IdKey | undefined
}

const compared = (
  { currency, idKey }: OpenLog,
  { log, opened }: StoredLog,
  isNew: boolean,
): E.Either<OpenLogFailure, OpenedLog> => {
  if (currency !== undefined && currency !== opened.currency)
    return E.left({ type: 'CurrencyMismatch', field: 'currency', stored: opened.currency })
  if (idKey !== undefined && idKeyCheck(idKey) !== opened.idKeyCheck)
    return E.left({ type: 'IdKeyMismatch', field: 'idKey' })
  const isKeyed = opened.idKeyCheck !== null
  return E.right({ log, currency: opened.currency, idKey: idKey ?? null, isKeyed, isNew })
}

/**
 * Opens the log that a store holds, or begins it.
 *
 * @example
 * import { type ActorId, type Currency, openLog } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const open = openLog({
 *   store: memoryEventStore(),
 *   clock: () => new Date(),
 *   actor: 'u-17' as ActorId,
 *   currency: 'EUR' as Currency,
 *   idKey: undefined,
 * })
 *
 * const first = await open()
 * const second = await open()
 * assert.strictEqual(E.isRight(first) && first.right.isNew, true)
 * assert.deepStrictEqual(second, E.map((opened) => ({ ...opened, isNew: false }))(first))
 *
 * @category command handling
 * @since 0.1.0
 */
export const openLog =
  (request: OpenLog): TaskEither<OpenLogFailure, OpenedLog> =>
  async () => {
    const stored = await storedLog(request.store)
    if (E.isLeft(stored)) return stored
    if (stored.right !== undefined) return compared(request, stored.right, false)
    if (request.currency === undefined)
      return E.left({ type: 'CurrencyRequired', field: 'currency' })
    const first = firstEvent(request, request.currency)
    const appended = await request.store.appendToStream(logStream, 0, [first])()
    if (E.isRight(appended)) return compared(request, { log: first.log, opened: first.data }, true)
    if (appended.left.type !== 'VersionConflict' && appended.left.type !== 'UnknownOutcome')
      return appended
    const winner = await storedLog(request.store)
    if (E.isLeft(winner)) return winner
    return winner.right === undefined
      ? appended
      : compared(request, winner.right, winner.right.log === first.log)
  }
