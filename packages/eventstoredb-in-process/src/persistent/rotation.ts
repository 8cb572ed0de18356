/**
 * Consumers in turn, or the first one for as long as it has room.
 *
 * @since 0.1.0
 */
import { type Consumer, push } from './consumer.js'
import type { Strategy } from './strategy.js'

/**
 * @since 0.1.0
 */
export const newRotation = (staysWhileThereIsRoom: boolean): Strategy => {
  const consumers = new Set<Consumer>()
  let turns: readonly Consumer[] = []
  return {
    consumers,
    join: (consumer) => {
      consumers.add(consumer)
      turns = [...turns, consumer]
    },
    leave: (consumer) => {
      consumers.delete(consumer)
      turns = turns.filter((each) => each !== consumer)
    },
    push: (message) => {
      for (const consumer of turns) {
        const isSent = push(consumer, message)
        if (!isSent || !staysWhileThereIsRoom) turns = [...turns.slice(1), consumer]
        if (isSent) return 'Sent'
      }
      return 'Full'
    },
  }
}
