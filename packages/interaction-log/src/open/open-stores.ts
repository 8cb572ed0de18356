/**
 * Where a log and its views are kept, and the key that goes with it.
 *
 * @since 0.1.0
 */
import { existsSync, statSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import type {
  EventStore,
  IdKey,
  OpenLogFailure,
  ReadFailure,
  StoreUnavailable,
} from '@interaction-log/core'
import { type OpenFailure, sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { memoryViewStore, type ViewStore, type ViewUnavailable } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type KeyFileUnusable } from './id-key-file.js'
import { idKeyIn } from './id-key-in.js'
import { lentStore } from './lent-store.js'
import type { Given, OpenOptions } from './open-options.js'
import { viewsFile, type ViewsFileUnusable } from './views-file.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type StoreProblem =
  | OpenFailure
  | KeyFileUnusable
  | ViewsFileUnusable
  | ReadFailure
  | ViewUnavailable
  | StoreUnavailable

export interface Stores {
  readonly store: EventStore
  readonly viewStore: ViewStore
  readonly idKey: IdKey | undefined
  /** Closes what was opened here. */
  readonly close: () => Promise<E.Either<StoreUnavailable | ViewUnavailable, void>>
}

/** Closes all of them, whatever becomes of the one before. */
const closing =
  (...stores: readonly Pick<EventStore | ViewStore, 'close'>[]): Stores['close'] =>
  async () => {
    let closed: E.Either<StoreUnavailable | ViewUnavailable, void> = E.right(undefined)
    for (const { close } of stores) {
      const one: typeof closed = await close()()
      if (E.isRight(closed)) closed = one
    }
    return closed
  }

/** By whichever link it was opened; what was given where nobody may see what it leads to. */
const ownName = (file: string): Promise<string> => realpath(file).catch(() => file)

const embeddedStores = async (file: string): Promise<E.Either<StoreProblem, Stores>> => {
  const opened = await sqliteEventStore(file)()
  if (E.isLeft(opened)) return opened
  const store = opened.right
  const own = await ownName(file)
  const others = await pipe(
    idKeyIn(`${own}.key`, store),
    TE.bindTo('idKey'),
    TE.bindW('viewStore', () => viewsFile(`${own}.views`)),
  )()
  if (E.isLeft(others)) {
    await store.close()()
    return others
  }
  return E.right({ store, ...others.right, close: closing(others.right.viewStore, store) })
}

const givenStores = (
  given: EventStore,
  views: ViewStore | undefined,
  idKey: IdKey | undefined,
): Stores => {
  const store = lentStore(given)
  const viewStore = views ?? memoryViewStore()
  const mine = views === undefined ? [viewStore, store] : [store]
  return { store, viewStore, idKey, close: closing(...mine) }
}

const holdsSomething = (file: string): boolean => existsSync(file) && statSync(file).size > 0

export const storesOf = async <Own>(
  options: OpenOptions<Own>,
  { currency, idKey }: Given,
): Promise<E.Either<OpenLogFailure | StoreProblem, Stores>> => {
  if (!('file' in options)) return E.right(givenStores(options.store, options.views, idKey))
  // A misspelt name must not leave an empty log behind, nor make one of an empty file.
  if (currency === undefined && !holdsSomething(options.file))
    return E.left({ type: 'CurrencyRequired', field: 'currency' })
  return embeddedStores(options.file)
}
