/**
 * A rule that every event store keeps, as plain data: any test runner can run it.
 *
 * @since 0.1.0
 */
import type { StreamName } from '../../event/stream-name.js'
import type { EventStore } from '../../event-store/event-store.js'

/**
 * A store under test, and what the author of a store adds to it.
 *
 * @category testing
 * @since 0.1.0
 */
export interface Subject {
  /** Open and empty; the rule closes it. */
  readonly store: EventStore
  /** Closes the store and opens the same data again. */
  readonly reopen: () => Promise<EventStore>
  /** Makes one stored event vanish, behind the port's back. */
  readonly damage: (stream: StreamName, version: number) => Promise<void>
  /** Milliseconds after which a rule no longer waits for the store; 4,000 if left out. */
  readonly patience?: number
}

/**
 * @category testing
 * @since 0.1.0
 */
export interface Rule {
  /** A sentence: what holds. */
  readonly rule: string
  /** Rejects if it does not hold. Every call needs a subject of its own. */
  readonly holds: (subject: Subject) => Promise<void>
}

const within = async (patience: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the store did not answer within ${String(patience)} ms`))
    }, patience)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A rule that ends in time and closes what it opened, whether it holds or not.
 *
 * @since 0.1.0
 */
export const rule = (sentence: string, check: (subject: Subject) => Promise<void>): Rule => ({
  rule: sentence,
  holds: async (subject) => {
    const { patience = 4000 } = subject
    const opened = [subject.store]
    const reopen = async () => {
      const store = await subject.reopen()
      opened.push(store)
      return store
    }
    try {
      await within(patience, check({ ...subject, reopen }))
    } finally {
      await within(patience, Promise.all(opened.map((store) => store.close()())))
    }
  },
})
