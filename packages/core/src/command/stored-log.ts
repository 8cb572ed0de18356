/**
 * The log that a store holds, if it holds one.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { EventStore } from '../event-store/event-store.js'
import { logEvents, type LogOpened, logStream } from '../log/event.js'
import type { Uuid } from '../values/uuid.js'
import type { CommandFailure } from './handled.js'
import { readState } from './read-state.js'

export interface StoredLog {
  readonly log: Uuid
  readonly opened: LogOpened['data']
}

const logAggregate = {
  codecs: logEvents,
  decider: {
    initialState: undefined as LogOpened['data'] | undefined,
    decide: (): E.Either<never, readonly LogOpened[]> => E.right([]),
    evolve: (_: LogOpened['data'] | undefined, { data }: LogOpened) => data,
  },
}

export const storedLog = async (
  store: EventStore,
): Promise<E.Either<CommandFailure, StoredLog | undefined>> =>
  E.map(
    ({
      state,
      read,
    }: {
      state: LogOpened['data'] | undefined
      read: { events: readonly { log: Uuid }[] }
    }) => {
      const log = read.events[0]?.log
      return state === undefined || log === undefined ? undefined : { log, opened: state }
    },
  )(await readState(store, logAggregate)(logStream)())
