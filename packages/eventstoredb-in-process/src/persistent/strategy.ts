/**
 * Which consumer gets which message.
 *
 * @since 0.1.0
 */
import type { Consumer } from './consumer.js'
import type { Message } from './message.js'

/**
 * `Skipped`: its consumer has no room, others may have. `Full`: nobody has.
 *
 * @since 0.1.0
 */
export type Pushed = 'Sent' | 'Skipped' | 'Full'

/**
 * @since 0.1.0
 */
export interface Strategy {
  readonly consumers: ReadonlySet<Consumer>
  readonly join: (consumer: Consumer) => void
  readonly leave: (consumer: Consumer) => void
  readonly push: (message: Message) => Pushed
}
