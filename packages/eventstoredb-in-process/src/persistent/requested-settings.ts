/**
 * How a group is to work.
 *
 * @since 0.1.0
 */
import { invalidArgument } from '../protocol/rpc-error.js'
import type { Settings } from './definition.js'
import { failed } from './errors.js'
import { isStrategyName } from './strategies.js'
import type { DefiningOptions, Target } from './target.js'

const strategyNames = ['DispatchToSingle', 'RoundRobin', 'Pinned'] as const

const ticksInMillisecond = 10_000

const milliseconds = (ticks: string): number => Math.trunc(Number(ticks) / ticksInMillisecond)

/**
 * @since 0.1.0
 */
export const settingsFrom = (options: DefiningOptions, { stream, name }: Target): Settings => {
  const settings = options.getSettings()
  if (settings === undefined) throw invalidArgument('a group without settings')
  const asked = 'getConsumerStrategy' in settings ? settings.getConsumerStrategy() : ''
  const strategy = asked || strategyNames[settings.getNamedConsumerStrategy()]
  if (!isStrategyName(strategy))
    throw failed(stream, name, `Consumer strategy ${strategy} does not exist.`)
  return {
    resolveLinks: settings.getResolveLinks(),
    extraStatistics: settings.getExtraStatistics(),
    messageTimeout: settings.hasMessageTimeoutTicks()
      ? milliseconds(settings.getMessageTimeoutTicks())
      : settings.getMessageTimeoutMs(),
    maxRetryCount: settings.getMaxRetryCount(),
    checkpointAfter: settings.hasCheckpointAfterTicks()
      ? milliseconds(settings.getCheckpointAfterTicks())
      : settings.getCheckpointAfterMs(),
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    historyBufferSize: settings.getHistoryBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    strategy,
  }
}
