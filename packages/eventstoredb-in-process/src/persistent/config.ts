/**
 * The groups as they are written down: in a stream of the system, all of them each time.
 *
 * @since 0.1.0
 */
import type { Cluster } from '../cluster/cluster.js'
import { systemEvent } from '../cluster/record.js'
import { append } from '../cluster/write.js'
import { lastRevision } from '../log/database.js'
import { metastreamOf } from '../log/metastream.js'
import type { Definition } from './definition.js'
import { nameOf, placeText } from './source.js'

const stream = '$persistentSubscriptionConfig'

const entryOf = ({ source, name, start, settings }: Definition) => ({
  stream: nameOf(source),
  group: name,
  filter: source.type === 'All' ? source.filter : undefined,
  resolveLinkTos: settings.resolveLinks,
  extraStatistics: settings.extraStatistics,
  messageTimeout: settings.messageTimeout,
  startFrom: source.type === 'All' ? Number(-(2n ** 63n)) : start,
  startPosition: placeText(source, start),
  liveBufferSize: settings.liveBufferSize,
  historyBufferSize: settings.historyBufferSize,
  maxRetryCount: settings.maxRetryCount,
  readBatchSize: settings.readBatchSize,
  checkPointAfter: settings.checkpointAfter,
  minCheckPointCount: settings.minCheckpointCount,
  maxCheckPointCount: settings.maxCheckpointCount,
  maxSubscriberCount: settings.maxSubscriberCount,
  namedConsumerStrategy: settings.strategy,
})

/** The server leaves out what is 0 or false. */
const withoutDefaults = (_: string, value: unknown): unknown =>
  value === 0 || value === false ? undefined : value

/**
 * @since 0.1.0
 */
export const writeConfig = (cluster: Cluster, definitions: readonly Definition[]): void => {
  const entries = definitions.map(entryOf)
  const config = { version: '2', updated: new Date().toISOString(), updatedBy: 'system', entries }
  if (lastRevision(cluster.leader.database, stream) < 0)
    append(cluster, metastreamOf(stream), 'any', [systemEvent('$metadata', '{"$maxCount":2}')])
  const json = JSON.stringify(config, withoutDefaults)
  append(cluster, stream, 'any', [systemEvent('$PersistentConfig', json)])
}
