/**
 * Groups as they are described to clients.
 *
 * @since 0.1.0
 */
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import { nameOf, type Place, placeText } from './source.js'
import type { Statistics } from './statistics.js'

const { SubscriptionInfo } = persistent
const { ConnectionInfo } = SubscriptionInfo

const connectionInfo = ({ consumer, traffic }: Statistics['consumers'][number]) =>
  new ConnectionInfo()
    .setUsername(consumer.user)
    .setConnectionName(consumer.connectionName)
    .setAverageItemsPerSecond(traffic.perSecond)
    .setTotalItems(String(traffic.total))
    .setCountSinceLastMeasurement(String(traffic.sinceLastTime))
    .setAvailableSlots(consumer.slots)
    .setInFlightMessages(consumer.inFlight.size)

/**
 * @since 0.1.0
 */
export const infoOf = (statistics: Statistics): persistent.SubscriptionInfo => {
  const { definition, status, traffic, consumers, waiting } = statistics
  const { source, name, start, settings } = definition
  const text = (place: Place | undefined): string =>
    place === undefined ? '' : placeText(source, place)
  return new SubscriptionInfo()
    .setEventSource(nameOf(source))
    .setGroupName(name)
    .setStatus(status)
    .setConnectionsList(consumers.map(connectionInfo))
    .setAveragePerSecond(traffic.perSecond)
    .setTotalItems(String(traffic.total))
    .setCountSinceLastMeasurement(String(traffic.sinceLastTime))
    .setLastCheckpointedEventPosition(text(statistics.checkpoint))
    .setLastKnownEventPosition(text(statistics.lastKnown))
    .setResolveLinkTos(settings.resolveLinks)
    .setStartFrom(placeText(source, start))
    .setMessageTimeoutMilliseconds(settings.messageTimeout)
    .setExtraStatistics(settings.extraStatistics)
    .setMaxRetryCount(settings.maxRetryCount)
    .setLiveBufferSize(settings.liveBufferSize)
    .setBufferSize(settings.historyBufferSize)
    .setReadBatchSize(settings.readBatchSize)
    .setCheckPointAfterMilliseconds(settings.checkpointAfter)
    .setMinCheckPointCount(settings.minCheckpointCount)
    .setMaxCheckPointCount(settings.maxCheckpointCount)
    .setReadBufferCount(waiting.read)
    .setLiveBufferCount(String(waiting.live))
    .setRetryBufferCount(waiting.retries)
    .setTotalInFlightMessages(
      consumers.reduce((sum, { consumer }) => sum + consumer.inFlight.size, 0),
    )
    .setOutstandingMessagesCount(statistics.outstanding)
    .setNamedConsumerStrategy(settings.strategy)
    .setMaxSubscriberCount(settings.maxSubscriberCount)
    .setParkedMessageCount(String(statistics.parked))
}
