/**
 * One subscriber of a group.
 *
 * @since 0.1.0
 */
import type { RpcError } from '../protocol/rpc-error.js'
import type { Message } from './message.js'

/**
 * @since 0.1.0
 */
export interface Consumer {
  readonly user: string
  readonly connectionName: string
  /** How many messages it takes before it has acknowledged one. */
  readonly bufferSize: number
  readonly inFlight: Map<string, Message>
  slots: number
  /** How many messages it was sent. */
  total: number
  readonly send: (message: Message) => void
  readonly drop: (error: RpcError) => void
}

/**
 * @since 0.1.0
 */
export const newConsumer = (
  consumer: Pick<Consumer, 'user' | 'connectionName' | 'bufferSize' | 'send' | 'drop'>,
): Consumer => ({ ...consumer, inFlight: new Map(), slots: consumer.bufferSize, total: 0 })

/**
 * False if it has no room.
 *
 * @since 0.1.0
 */
export const push = (consumer: Consumer, message: Message): boolean => {
  if (consumer.slots <= 0) return false
  consumer.slots--
  consumer.total++
  if (!consumer.inFlight.has(message.id)) consumer.inFlight.set(message.id, message)
  consumer.send(message)
  return true
}

/**
 * @since 0.1.0
 */
export const settle = (consumer: Consumer, id: string): void => {
  if (consumer.inFlight.delete(id)) consumer.slots++
}
