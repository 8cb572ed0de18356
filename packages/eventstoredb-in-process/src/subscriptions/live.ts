/**
 * The live part of a subscription: what is written from now on, as long as the consumer keeps up.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Outlet } from '../calls/outlet.js'
import { changed, type Cluster } from '../cluster/cluster.js'
import { type Database, indexAt } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import type { Predicate } from '../log/filter.js'
import { timedOut } from '../protocol/rpc-error.js'
import { patient } from './patience.js'
import { caughtUp, checkpoint, type ToMessage } from '../streams/messages.js'

/**
 * @since 0.1.0
 */
export interface Subscriber {
  readonly cluster: Cluster
  readonly database: Database
  readonly outlet: Outlet<streams.ReadResp>
  readonly toMessage: ToMessage
}

/**
 * @since 0.1.0
 */
export interface Live {
  /** Where the first event may be that was not delivered yet. */
  readonly from: number
  readonly isWanted: Predicate
  /** A checkpoint after so many considered events, of which some were considered before. */
  readonly interval: number
  readonly considered: number
  /** Looks at each event that was delivered. */
  readonly afterwards: (event: EventRecord) => void
}

/** The server keeps so many live events for a subscriber that does not take them. */
const liveEvents = 32

const isTooFarBehind = ({ database }: Subscriber, { isWanted }: Live, from: number): boolean => {
  let waiting = 0
  for (let index = indexAt(database, from); waiting <= liveEvents; index++) {
    const event = database.records[index]
    if (event === undefined) return false
    if (isWanted(event)) waiting++
  }
  return true
}

/**
 * @since 0.1.0
 */
export const deliverLive = async (subscriber: Subscriber, live: Live): Promise<void> => {
  const { cluster, database, outlet, toMessage } = subscriber
  let { from, considered } = live
  let state: 'live' | 'transitioning to live' = 'transitioning to live'
  const wait = patient(outlet, () => isTooFarBehind(subscriber, live, from))
  const send = async (message: streams.ReadResp): Promise<void> => {
    if (outlet.write(message)) return
    if (!(await wait()))
      throw timedOut(
        `Consumer too slow to handle event while ${state}. Client resubscription required.`,
      )
  }
  while (!outlet.isClosed()) {
    const event = database.records[indexAt(database, from)]
    if (event !== undefined) {
      from = event.endPosition
      if (live.isWanted(event)) {
        await send(toMessage(event))
        live.afterwards(event)
      }
      if (state === 'live' && ++considered >= live.interval) {
        considered = 0
        await send(checkpoint(event.position))
      }
    } else if (state === 'live') await Promise.race([changed(cluster), outlet.closed])
    else {
      state = 'live'
      await send(caughtUp())
    }
  }
}
