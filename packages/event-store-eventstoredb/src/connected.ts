/**
 * A store with what it is made of.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { appender } from './appending/append.js'
import type { ConnectionStringInvalid } from './connecting/connection-string-invalid.js'
import { type Server, serverAt } from './connecting/server.js'
import { settingsIn } from './connecting/settings.js'
import { erasures } from './erasing/erasures.js'
import { type Journal, journalOf } from './erasing/journal.js'
import { eventReader } from './reading/event-at.js'
import { headReader } from './reading/head.js'
import { allReader } from './reading/read-all.js'
import { streamReader } from './reading/read-stream.js'
import { type StreamNames, streamNames } from './stream-names.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface EventStoreDbOptions {
  /** `esdb://user:password@host:port`, or `esdb+discover://…` for a cluster. */
  readonly connectionString: string
  /**
   * What all names of streams of this store begin with there. Stores that share a server need
   * prefixes of which none begins with another. Left out: nothing, the whole server is this store's.
   */
  readonly prefix?: string
  /** Milliseconds after which a server that says nothing is left for another; 2,500 if left out. */
  readonly deadline?: number
  /** Milliseconds after which a question is given up; 20,000 if left out. */
  readonly patience?: number
}

export interface Connected {
  readonly server: Server
  readonly names: StreamNames
  readonly journal: Journal
  readonly store: EventStore
}

export const connected = ({
  connectionString,
  prefix = '',
  deadline = 2_500,
  patience = 20_000,
}: EventStoreDbOptions): E.Either<ConnectionStringInvalid, Connected> => {
  const settings = settingsIn(connectionString)
  if (E.isLeft(settings)) return settings
  const server = serverAt(settings.right, deadline, patience)
  const names = streamNames(prefix)
  const journal = journalOf(server, names)
  const store: EventStore = {
    appendToStream: appender(server, names, journal),
    readStream: streamReader(server, names),
    ...allReader(server, names),
    eventAt: eventReader(server, names),
    head: headReader(server, names),
    ...erasures(server, names, journal),
    close: () => async () => {
      await server.close()
      return E.right(undefined)
    },
  }
  return E.right({ server, names, journal, store })
}
