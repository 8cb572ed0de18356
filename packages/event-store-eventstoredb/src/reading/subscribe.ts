/**
 * A subscription of the client, and whom it tells what it says beside its events.
 *
 * @since 0.1.0
 */
import type { AllStreamSubscription } from '@eventstore/db-client'
import type { Server } from '../connecting/server.js'
import type { Connection } from '../connecting/connection.js'
import { type Trouble, troubleOf } from '../connecting/trouble.js'
import type { ServerFilter } from '../stream-names.js'
import { placeOf } from './place.js'

export interface Hears {
  readonly confirmation: () => void
  readonly caughtUp: () => void
  readonly checkpoint: (position: bigint) => void
  readonly readable: () => void
  readonly dropped: (trouble: Trouble) => void
}

/** Events that wait in memory between the server and the reader, at most, twice over. */
const buffered = 64

/** After so many events at which it has looked, the server says how far it has come. */
const searchWindow = 512

export const ended: Trouble = {
  type: 'Unanswered',
  because: 'the server ended the subscription',
  isBroken: false,
}

/** Servers have said checkpoints beyond the end of any log. */
const isPlausible = (position: bigint): boolean => position < 2n ** 63n

export const subscribe = (
  connection: Connection,
  { settings }: Server,
  after: bigint,
  filter: ServerFilter,
  hears: Hears,
): AllStreamSubscription => {
  const subscription = connection.subscribeToAll(
    {
      fromPosition: placeOf(after),
      credentials: settings.asking.credentials,
      filter: {
        ...filter,
        checkpointInterval: 1,
        maxSearchWindow: searchWindow,
        checkpointReached: (_, { commit }) => {
          if (isPlausible(commit)) hears.checkpoint(commit)
        },
      },
    },
    { highWaterMark: buffered },
  )
  const end = () => {
    hears.dropped(ended)
  }
  subscription.on('confirmation', hears.confirmation)
  subscription.on('caughtUp', hears.caughtUp)
  subscription.on('readable', hears.readable).on('end', end).on('close', end)
  // It stays to the end: behind its first error a stream may throw a second one.
  subscription.on('error', (error) => {
    hears.dropped(troubleOf(error))
  })
  return subscription
}
