/**
 * How a subscription waits for what comes next, without a timer and without a queue of events.
 *
 * @since 0.1.0
 */
import type { Memory } from './memory.js'

/**
 * Resolves when something may have changed.
 *
 * @since 0.1.0
 */
export const change = (memory: Memory): Promise<void> =>
  new Promise((resolve) => {
    memory.waiting.add(resolve)
  })

/**
 * @since 0.1.0
 */
export const wake = (memory: Memory): void => {
  const waiting = [...memory.waiting]
  memory.waiting.clear()
  for (const resume of waiting) resume()
}
