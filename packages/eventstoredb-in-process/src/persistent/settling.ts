/**
 * What becomes of messages that were delivered.
 *
 * @since 0.1.0
 */
import type { Buffer } from './buffer.js'
import { type Consumer, settle } from './consumer.js'
import type { Definition } from './definition.js'
import { type Message, retried } from './message.js'
import type { Outstanding } from './outstanding.js'
import type { ParkingLot } from './parking-lot.js'

/**
 * @since 0.1.0
 */
export interface Settling {
  /** It is done with. */
  readonly forget: (id: string) => void
  /** It is to be delivered once more. */
  readonly retry: (message: Message) => void
  /** It is to be delivered once more, unless that was often enough: then it is parked. */
  readonly retryOrPark: (message: Message) => void
}

interface Parts {
  readonly definition: Definition
  readonly consumers: ReadonlySet<Consumer>
  readonly buffer: Buffer
  readonly outstanding: Outstanding
  readonly lot: ParkingLot
}

/**
 * @since 0.1.0
 */
export const newSettling = (parts: Parts): Settling => {
  const { consumers, buffer, outstanding, lot } = parts
  const { maxRetryCount } = parts.definition.settings

  const forget = (id: string): void => {
    outstanding.remove(id)
    for (const consumer of consumers) settle(consumer, id)
  }

  const retry = (message: Message): void => {
    forget(message.id)
    buffer.addRetry(retried(message))
  }

  return {
    forget,
    retry,
    retryOrPark: (message) => {
      if (message.retries < maxRetryCount) retry(message)
      else {
        lot.park(message, `Reached retry count of ${String(maxRetryCount)}`)
        forget(message.id)
      }
    },
  }
}
