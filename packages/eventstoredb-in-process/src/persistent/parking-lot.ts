/**
 * Where messages go that nobody could handle: as links in a stream of the group.
 *
 * @since 0.1.0
 */
import type { Cluster } from '../cluster/cluster.js'
import { deleteStream } from '../cluster/delete-stream.js'
import { systemEvent } from '../cluster/record.js'
import { append } from '../cluster/write.js'
import type { EventRecord } from '../log/event-record.js'
import { metastreamOf } from '../log/metastream.js'
import { linkTo, linkType, resolve } from '../log/resolve-link.js'
import { viewOf } from '../log/stream-view.js'
import { type Message, newMessage } from './message.js'

/**
 * @since 0.1.0
 */
export interface ParkingLot {
  readonly park: (message: Message, reason: string) => void
  /** All before this revision, or all. */
  readonly replay: (stopAt: number | undefined) => readonly Message[]
  readonly count: () => number
  readonly remove: () => void
}

const acl = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' }

/** Left out where it is 0. */
const eventNumber = ({ resolved: { event, link } }: Message) => {
  const { revision = 0 } = link ?? event ?? {}
  return revision === 0 ? {} : { subscriptionEventNumber: revision }
}

/**
 * As on the real server, it counts what was parked before it was opened only if it is asked to.
 *
 * @since 0.1.0
 */
export const openParkingLot = (
  cluster: Cluster,
  key: string,
  countsBefore: boolean,
): ParkingLot => {
  const stream = `$persistentsubscription-${key}-parked`
  const parked = (): readonly EventRecord[] => {
    const view = viewOf(cluster.leader.database, stream)
    if (view.type !== 'Stream') return []
    const revisions = Array.from({ length: view.last + 1 - view.first }, (_, i) => view.first + i)
    return revisions.map(view.at).filter((event) => event !== undefined)
  }
  let uncounted = countsBefore ? 0 : parked().length

  return {
    park: (message, reason) => {
      const { event, link } = message.resolved
      const added = new Date().toISOString()
      const metadata = { added, reason, ...eventNumber(message) }
      const data = event === undefined ? link?.data : linkTo(event)
      const proposed = {
        ...systemEvent(linkType, ''),
        isJson: false,
        data: data ?? new Uint8Array(),
        metadata: Buffer.from(JSON.stringify(metadata)),
      }
      append(cluster, stream, 'any', [proposed])
      uncounted = 0
    },
    replay: (stopAt = Infinity) => {
      const { database } = cluster.leader
      const all = parked()
      const replayed = all.filter(({ revision }) => revision < stopAt)
      const last = replayed.at(-1)
      if (last === undefined) return []
      uncounted = 0
      const json = JSON.stringify({ $tb: last.revision + 1, $acl: acl })
      append(cluster, metastreamOf(stream), 'any', [systemEvent('$metadata', json)])
      return replayed.map((event) => newMessage(resolve(database, event, true), undefined))
    },
    count: () => parked().length - uncounted,
    remove: () => {
      deleteStream(cluster, stream, 'any', false)
    },
  }
}
