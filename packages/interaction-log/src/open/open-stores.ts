/**
 * Where a log and its views are kept, and the key that goes with it.
 *
 * @since 0.1.0
 */
import type { EventStore, IdKey, ReadFailure, StoreUnavailable } from '@interaction-log/core'
import { type OpenFailure, sqliteEventStore } from '@interaction-log/event-store-sqlite'
import {
  memoryViewStore,
  sqliteViewStore,
  type ViewStore,
  type ViewUnavailable,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { randomUuid } from '../command/random-uuid.js'
import { type KeyFileUnusable, makeIdKey, readIdKey } from './id-key-file.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type StoreProblem =
  OpenFailure | KeyFileUnusable | ReadFailure | ViewUnavailable | StoreUnavailable

export interface Stores {
  readonly store: EventStore
  readonly viewStore: ViewStore
  readonly idKey: IdKey | undefined
  /** Closes what was opened here. */
  readonly close: () => Promise<E.Either<StoreUnavailable | ViewUnavailable, void>>
}

/** The key beside the file; a new log gets one before its first event. */
const keyOf = async (
  file: string,
  store: EventStore,
): Promise<E.Either<KeyFileUnusable | ReadFailure, IdKey | undefined>> => {
  const head = await store.head()()
  if (E.isLeft(head)) return head
  return head.right === 0n ? makeIdKey(file, randomUuid()) : readIdKey(file)
}

export const embeddedStores = async (file: string): Promise<E.Either<StoreProblem, Stores>> => {
  const store = await sqliteEventStore(file)()
  if (E.isLeft(store)) return store
  const idKey = await keyOf(`${file}.key`, store.right)
  const viewStore = await sqliteViewStore(`${file}.views`)()
  if (E.isLeft(idKey) || E.isLeft(viewStore)) {
    if (E.isRight(viewStore)) await viewStore.right.close()()
    await store.right.close()()
    return E.isLeft(idKey) ? idKey : (viewStore as E.Left<never>)
  }
  return E.right({
    store: store.right,
    viewStore: viewStore.right,
    idKey: idKey.right,
    close: async () => {
      const views = await viewStore.right.close()()
      const events = await store.right.close()()
      return E.isLeft(views) ? views : events
    },
  })
}

export const givenStores = (
  store: EventStore,
  views: ViewStore | undefined,
  idKey: IdKey | undefined,
): Stores => {
  const viewStore = views ?? memoryViewStore()
  return {
    store,
    viewStore,
    idKey,
    close: () => (views === undefined ? viewStore.close()() : Promise.resolve(E.right(undefined))),
  }
}
