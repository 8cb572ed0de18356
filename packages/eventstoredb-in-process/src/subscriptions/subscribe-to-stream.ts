/**
 * Subscribing to one stream, which need not be there yet.
 *
 * @since 0.1.0
 */
import { changed } from '../cluster/cluster.js'
import { lastRevision } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import { pageSize } from '../log/read-all.js'
import { viewOf } from '../log/stream-view.js'
import { streamDeleted } from '../protocol/rpc-error.js'
import { confirmation } from '../streams/messages.js'
import type { StreamRequest } from '../streams/read-request.js'
import { deliverLive, type Subscriber } from './live.js'

type Page =
  | { readonly type: 'NoStream' }
  | {
      readonly type: 'Page'
      readonly events: readonly EventRecord[]
      readonly next: number
      readonly isEnd: boolean
    }

const pageOf = ({ database }: Subscriber, stream: string, from: number): Page => {
  const view = viewOf(database, stream)
  if (view.type === 'Deleted') throw streamDeleted(stream)
  if (view.type === 'NoStream') return view
  const events: EventRecord[] = []
  let next = Math.max(from, view.first)
  for (; next <= view.last && events.length < pageSize; next++) {
    const event = view.at(next)
    if (event !== undefined) events.push(event)
  }
  return { type: 'Page', events, next, isEnd: next > view.last }
}

/**
 * @since 0.1.0
 */
export const subscribeToStream = async (
  subscriber: Subscriber,
  { stream, from }: StreamRequest,
): Promise<void> => {
  const { cluster, database, outlet, toMessage } = subscriber
  const goLive = (start: number): Promise<void> =>
    deliverLive(subscriber, {
      from: start,
      isWanted: (event) => event.stream === stream,
      interval: Infinity,
      considered: 0,
      afterwards: ({ type }) => {
        if (type === '$streamDeleted') throw streamDeleted(stream)
      },
    })
  let next = from === 'start' ? 0 : from === 'end' ? lastRevision(database, stream) + 1 : from + 1
  let page = from === 'end' ? undefined : pageOf(subscriber, stream, next)
  outlet.write(confirmation())
  if (page === undefined) return goLive(cluster.end)
  while (!outlet.isClosed()) {
    if (page.type === 'NoStream') await Promise.race([changed(cluster), outlet.closed])
    else {
      const { end } = cluster
      for (const event of page.events) if (!outlet.write(toMessage(event))) await outlet.ready()
      if (page.isEnd) return goLive(end)
      next = page.next
    }
    page = pageOf(subscriber, stream, next)
  }
}
