/**
 * What waits for a consumer: first what is to be delivered again, then what was read. A message
 * holds the event as it was when it was read, even if it is truncated meanwhile.
 *
 * @since 0.1.0
 */
import type { Message } from './message.js'
import type { Pushed } from './strategy.js'

/**
 * @since 0.1.0
 */
export interface Buffer {
  readonly retries: readonly Message[]
  readonly read: readonly Message[]
  readonly add: (message: Message) => void
  readonly addRetry: (message: Message) => void
  /** Offers all in turn, until there is no consumer with room; removes those that were sent. */
  readonly offer: (push: (message: Message) => Pushed) => void
}

const offerEach = (messages: Message[], push: (message: Message) => Pushed): Pushed => {
  for (const message of [...messages]) {
    const pushed = push(message)
    if (pushed === 'Full') return pushed
    if (pushed === 'Sent') messages.splice(messages.indexOf(message), 1)
  }
  return 'Sent'
}

/**
 * @since 0.1.0
 */
export const newBuffer = (): Buffer => {
  const retries: Message[] = []
  const read: Message[] = []
  return {
    retries,
    read,
    add: (message) => {
      read.push(message)
    },
    // In the order of the source; what was parked comes last.
    addRetry: (message) => {
      const { place = Infinity } = message
      const index = retries.findIndex((each) => each.place !== undefined && each.place > place)
      retries.splice(index < 0 ? retries.length : index, 0, message)
    },
    offer: (push) => {
      if (offerEach(retries, push) !== 'Full') offerEach(read, push)
    },
  }
}
