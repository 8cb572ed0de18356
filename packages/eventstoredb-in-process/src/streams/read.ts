/**
 * Reading a stream or `$all` once.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Outlet } from '../calls/outlet.js'
import type { Cluster } from '../cluster/cluster.js'
import type { Database } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import { isInsideEvent, pageBackwards, pageForwards, pageSize } from '../log/read-all.js'
import { type StreamView, viewOf } from '../log/stream-view.js'
import { streamDeleted, unknown } from '../protocol/rpc-error.js'
import { streamNotFound, type ToMessage } from './messages.js'
import type { AllRequest, ReadRequest, StreamRequest } from './read-request.js'

type Found = Extract<StreamView, { readonly type: 'Stream' }>

function* streamEvents(
  { first, last, at }: Found,
  { from }: StreamRequest,
  { isBackwards, maxCount }: ReadRequest,
): Generator<EventRecord> {
  const start = from === 'start' ? 0 : from === 'end' ? last + (isBackwards ? 0 : 1) : from
  const step = isBackwards ? -1 : 1
  let left = maxCount
  let revision = isBackwards ? Math.min(start, last) : Math.max(start, first)
  for (; left > 0 && revision >= first && revision <= last; revision += step) {
    const event = at(revision)
    if (event === undefined) continue
    left--
    yield event
  }
}

function* allEvents(
  { end }: Cluster,
  database: Database,
  { from, isWanted }: AllRequest,
  { isBackwards, maxCount }: ReadRequest,
): Generator<EventRecord> {
  const page = isBackwards ? pageBackwards : pageForwards
  let next = from === 'start' ? 0 : from === 'end' ? end : from
  if (isInsideEvent(database, next)) throw unknown('Unexpected ReadAllResult: Error')
  for (let left = maxCount; left > 0;) {
    const count = Math.min(left, pageSize)
    const found = page(database, next, { isWanted, maxCount: count, window: Infinity })
    yield* found.events
    if (found.isEnd) return
    left -= found.events.length
    next = found.next
  }
}

const sendAll = async (
  outlet: Outlet<streams.ReadResp>,
  events: Iterable<EventRecord>,
  toMessage: ToMessage,
): Promise<void> => {
  for (const event of events) {
    if (!outlet.write(toMessage(event))) await outlet.ready()
    if (outlet.isClosed()) return
  }
}

/**
 * @since 0.1.0
 */
export const read = async (
  cluster: Cluster,
  database: Database,
  request: ReadRequest,
  toMessage: ToMessage,
  outlet: Outlet<streams.ReadResp>,
): Promise<void> => {
  const { source } = request
  if (source.type === 'All')
    return sendAll(outlet, allEvents(cluster, database, source, request), toMessage)
  const view = viewOf(database, source.stream)
  if (view.type === 'Deleted') throw streamDeleted(source.stream)
  const isImpossible = request.maxCount === 0 || (source.from === 'end' && !request.isBackwards)
  if (isImpossible) throw unknown('Unexpected ReadStreamResult: Error')
  if (view.type === 'Stream') return sendAll(outlet, streamEvents(view, source, request), toMessage)
  outlet.write(streamNotFound(source.stream))
}
