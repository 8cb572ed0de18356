/**
 * What a group is asked to be.
 *
 * @since 0.1.0
 */
import { nameOf, type Place, type Source } from './source.js'
import type { StrategyName } from './strategies.js'

/**
 * Times are milliseconds.
 *
 * @since 0.1.0
 */
export interface Settings {
  readonly resolveLinks: boolean
  readonly extraStatistics: boolean
  readonly messageTimeout: number
  readonly maxRetryCount: number
  readonly checkpointAfter: number
  readonly minCheckpointCount: number
  readonly maxCheckpointCount: number
  /** 0: as many as want to. */
  readonly maxSubscriberCount: number
  readonly liveBufferSize: number
  readonly historyBufferSize: number
  readonly readBatchSize: number
  readonly strategy: StrategyName
}

/**
 * @since 0.1.0
 */
export interface Definition {
  readonly source: Source
  readonly name: string
  /** The first event that it sees, unless there is a checkpoint. */
  readonly start: Place
  readonly settings: Settings
}

/**
 * By which a group is known.
 *
 * @since 0.1.0
 */
export const keyOf = ({ source, name }: Definition): string => `${nameOf(source)}::${name}`
