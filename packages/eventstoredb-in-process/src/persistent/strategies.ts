/**
 * The strategies by name.
 *
 * @since 0.1.0
 */
import { newPinned, sourceStream, streamOrCorrelation } from './pinned.js'
import { newRotation } from './rotation.js'
import type { Strategy } from './strategy.js'

const strategies = {
  DispatchToSingle: () => newRotation(true),
  RoundRobin: () => newRotation(false),
  Pinned: () => newPinned(sourceStream),
  PinnedByCorrelation: () => newPinned(streamOrCorrelation),
}

/**
 * @since 0.1.0
 */
export type StrategyName = keyof typeof strategies

/**
 * @since 0.1.0
 */
export const isStrategyName = (name: string): name is StrategyName =>
  Object.hasOwn(strategies, name)

/**
 * @since 0.1.0
 */
export const newStrategy = (name: StrategyName): Strategy => strategies[name]()
