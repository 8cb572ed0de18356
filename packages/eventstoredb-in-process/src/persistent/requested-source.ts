/**
 * From where on a group is to see which events.
 *
 * @since 0.1.0
 */
import type persistent from '@eventstore/db-client/generated/persistent_pb.js'
import { isShown, matching } from '../log/filter.js'
import { unforeseen } from '../protocol/rpc-error.js'
import { type Place, type Source, theEnd } from './source.js'
import type { DefiningOptions } from './target.js'

/** As the oldest clients say that they mean the end. */
const largestRevision = String(2n ** 64n - 1n)

/**
 * @since 0.1.0
 */
export const startFrom = (options: DefiningOptions): Place => {
  const within = options.getAll() ?? options.getStream()
  if (within?.hasEnd()) return theEnd
  if (within?.hasStart()) return 0
  const position = options.getAll()?.getPosition()
  if (position !== undefined) {
    const [commit, prepare] = [position.getCommitPosition(), position.getPreparePosition()].map(
      Number,
    )
    if (commit === undefined || prepare === undefined || prepare > commit) throw unforeseen()
    return commit
  }
  const revision = options.getStream()?.getRevision() ?? options.getSettings()?.getRevision() ?? '0'
  return revision === largestRevision ? theEnd : Number(revision)
}

/**
 * `$all`, with the filter that the request asks for.
 *
 * @since 0.1.0
 */
export const allFrom = (options: persistent.CreateReq.AllOptions | undefined): Source => {
  const filter = options?.getFilter()
  if (filter === undefined) return { type: 'All', isWanted: isShown, filter }
  const byStream = filter.getStreamIdentifier()
  const expression = byStream ?? filter.getEventType()
  const [regex, prefixes] = [expression?.getRegex() ?? '', expression?.getPrefixList() ?? []]
  const isWanted = matching(byStream === undefined ? 'type' : 'stream', regex, prefixes)
  if (expression === undefined || isWanted === undefined) throw unforeseen()
  return {
    type: 'All',
    isWanted,
    filter: {
      context: byStream === undefined ? 'eventtype' : 'streamid',
      type: regex === '' ? 'prefix' : 'regex',
      data: regex === '' ? prefixes.join() : regex,
      isAllStream: true,
    },
  }
}
