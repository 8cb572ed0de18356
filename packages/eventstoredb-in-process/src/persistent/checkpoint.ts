/**
 * The place that a group resumes after, in a stream of its own.
 *
 * @since 0.1.0
 */
import type { Cluster } from '../cluster/cluster.js'
import { deleteStream } from '../cluster/delete-stream.js'
import { systemEvent } from '../cluster/record.js'
import { append } from '../cluster/write.js'
import { viewOf } from '../log/stream-view.js'
import { type Definition, keyOf } from './definition.js'
import { type Place, placeFromText, placeText } from './source.js'

const streamOf = (definition: Definition): string =>
  `$persistentsubscription-${keyOf(definition)}-checkpoint`

/**
 * @since 0.1.0
 */
export const readCheckpoint = (cluster: Cluster, definition: Definition): Place | undefined => {
  const view = viewOf(cluster.leader.database, streamOf(definition))
  const event = view.type === 'Stream' ? view.at(view.last) : undefined
  return event && placeFromText(Buffer.from(event.data).toString('utf8'))
}

/**
 * @since 0.1.0
 */
export const writeCheckpoint = (cluster: Cluster, definition: Definition, place: Place): void => {
  const text = JSON.stringify(placeText(definition.source, place))
  append(cluster, streamOf(definition), 'any', [systemEvent('SubscriptionCheckpoint', text)])
}

/**
 * @since 0.1.0
 */
export const removeCheckpoint = (cluster: Cluster, definition: Definition): void => {
  deleteStream(cluster, streamOf(definition), 'any', false)
}
