/**
 * What a read or subscription asks for.
 *
 * @since 0.1.0
 */
import streams from '@eventstore/db-client/generated/streams_pb.js'
import { isShown, matching, type Predicate } from '../log/filter.js'
import { pageSize } from '../log/read-all.js'
import { invalidArgument, unforeseen } from '../protocol/rpc-error.js'
import { nameFrom } from '../protocol/stream-name.js'

const { ReadDirection } = streams.ReadReq.Options

type Place = 'start' | 'end' | number

type Filter =
  | { readonly type: 'None' }
  | {
      readonly type: 'Filter'
      readonly window: number
      /** A checkpoint after so many considered events. */
      readonly interval: number
    }

/**
 * @since 0.1.0
 */
export interface StreamRequest {
  readonly type: 'Stream'
  readonly stream: string
  readonly from: Place
}

/**
 * @since 0.1.0
 */
export interface AllRequest {
  readonly type: 'All'
  readonly from: Place
  readonly isWanted: Predicate
  readonly filter: Filter
}

/**
 * @since 0.1.0
 */
export interface ReadRequest {
  readonly source: StreamRequest | AllRequest
  readonly isBackwards: boolean
  readonly isSubscription: boolean
  readonly maxCount: number
  readonly resolveLinks: boolean
  readonly idsAsText: boolean
}

const streamFrom = (options: streams.ReadReq.Options.StreamOptions): StreamRequest => {
  const from = options.hasStart()
    ? 'start'
    : options.hasEnd()
      ? 'end'
      : Number(options.getRevision())
  const stream = nameFrom(options.getStreamIdentifier())
  if (stream === '') throw unforeseen()
  return { type: 'Stream', stream, from }
}

const filterFrom = (
  options: streams.ReadReq.Options.FilterOptions,
): Omit<AllRequest, 'type' | 'from'> => {
  const window = options.hasMax() ? options.getMax() : pageSize
  const interval = window * options.getCheckpointintervalmultiplier()
  const byStream = options.getStreamIdentifier()
  const expression = byStream ?? options.getEventType()
  if (expression === undefined) throw invalidArgument('a filter of nothing')
  const subject = byStream === undefined ? 'type' : 'stream'
  const isWanted = matching(subject, expression.getRegex(), expression.getPrefixList())
  if (isWanted === undefined) throw unforeseen()
  return { isWanted, filter: { type: 'Filter', window, interval } }
}

const allFrom = (options: streams.ReadReq.Options): AllRequest => {
  const all = options.getAll()
  const position = Number(all?.getPosition()?.getCommitPosition() ?? 0)
  const from = all?.hasEnd() ? 'end' : all?.hasPosition() ? position : 'start'
  const filter = options.getFilter()
  return filter === undefined
    ? { type: 'All', from, isWanted: isShown, filter: { type: 'None' } }
    : { type: 'All', from, ...filterFrom(filter) }
}

/**
 * Throws an RpcError if the request is not one.
 *
 * @since 0.1.0
 */
export const readRequestFrom = (request: streams.ReadReq): ReadRequest => {
  const options = request.getOptions()
  if (options === undefined) throw invalidArgument('a read without options')
  const stream = options.getStream()
  return {
    source: stream === undefined ? allFrom(options) : streamFrom(stream),
    isBackwards: options.getReadDirection() === ReadDirection.BACKWARDS,
    isSubscription: options.hasSubscription(),
    maxCount: Number(options.getCount()),
    resolveLinks: options.getResolveLinks(),
    idsAsText: options.getUuidOption()?.hasString() ?? false,
  }
}
