/** What a subscriber hears, in words. */
import type { AllStreamSubscription, StreamSubscription } from '@eventstore/db-client'

export interface Watched {
  readonly heard: readonly string[]
  /** Waits until this was heard. */
  readonly until: (word: string) => Promise<void>
  readonly stop: () => Promise<void>
}

type Subscription = AllStreamSubscription | StreamSubscription

export const watch = (subscription: Subscription): Watched => {
  const heard: string[] = []
  const waiting = new Set<() => void>()
  const hear = (word: string): void => {
    heard.push(word)
    for (const resume of waiting) resume()
  }
  subscription
    .on('confirmation', () => {
      hear('confirmation')
    })
    .on('caughtUp', () => {
      hear('caughtUp')
    })
    .on('data', ({ event }) => {
      hear(event === undefined ? 'link' : `${event.streamId}/${String(event.revision)}`)
    })
    .on('error', (error) => {
      hear('type' in error ? String(error.type) : error.name)
    })
    .on('end', () => {
      hear('end')
    })
  return {
    heard,
    until: async (word) => {
      while (!heard.includes(word))
        await new Promise<void>((resolve) => {
          waiting.add(resolve)
        })
    },
    stop: () => subscription.unsubscribe(),
  }
}
