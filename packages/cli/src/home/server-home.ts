/**
 * A log on a server. The client is loaded only here: it takes its time.
 *
 * @since 0.1.0
 */
import { logStream } from '@interaction-log/core'
import type { ConnectionStringInvalid } from '@interaction-log/event-store-eventstoredb'
import { idKeyIn, openInteractionLog, viewsFile } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Home } from './home.js'
import type { ServerPlace } from './place.js'

const none = TE.right(undefined)

export const serverHome = async ({
  to,
  views,
  idKey,
}: ServerPlace): Promise<E.Either<ConnectionStringInvalid, Home>> => {
  const { eventStoreDbEventStore } = await import('@interaction-log/event-store-eventstoredb')
  const opened = eventStoreDbEventStore(to)
  if (E.isLeft(opened)) return opened
  const store = opened.right
  const closings: Task<unknown>[] = [store.close()]
  return E.right({
    absent:
      'There is no log on this server with this prefix. ' +
      '"group define", "import" or "copy" begins one.',
    open: async (options) => {
      const stored = await store.readStream(logStream)()
      if (E.isLeft(stored)) return stored.left
      // No key is made for a log that is not begun.
      if (stored.right.version === 0 && options.currency === undefined)
        return { type: 'CurrencyRequired', field: 'currency' }
      const key = await (idKey === undefined ? none : idKeyIn(idKey, store))()
      if (E.isLeft(key)) return key.left
      const viewStore = await (views === undefined ? none : viewsFile(views))()
      if (E.isLeft(viewStore)) return viewStore.left
      if (viewStore.right !== undefined) closings.unshift(viewStore.right.close())
      return openInteractionLog({
        ...options,
        store,
        ...(key.right !== undefined && { idKey: key.right }),
        ...(viewStore.right !== undefined && { views: viewStore.right }),
      })
    },
    close: async () => {
      for (const close of closings) await close()
    },
  })
}
