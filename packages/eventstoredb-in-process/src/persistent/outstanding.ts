/**
 * What was delivered and neither acknowledged nor refused yet.
 *
 * @since 0.1.0
 */
import type { Message } from './message.js'

/**
 * @since 0.1.0
 */
export interface Outstanding {
  readonly add: (message: Message) => void
  readonly get: (id: string) => Message | undefined
  readonly remove: (id: string) => void
  /** Takes out those whose time is over. */
  readonly expired: () => readonly Message[]
  readonly messages: () => readonly Message[]
}

/**
 * The timeout is milliseconds.
 *
 * @since 0.1.0
 */
export const newOutstanding = (timeout: number): Outstanding => {
  const byId = new Map<string, { readonly message: Message; readonly expiresAt: number }>()
  return {
    // Of several events with one id only the first is kept.
    add: (message) => {
      if (!byId.has(message.id)) byId.set(message.id, { message, expiresAt: Date.now() + timeout })
    },
    get: (id) => byId.get(id)?.message,
    remove: (id) => {
      byId.delete(id)
    },
    expired: () => {
      const now = Date.now()
      const found = [...byId.values()].filter(({ expiresAt }) => expiresAt <= now)
      for (const { message } of found) byId.delete(message.id)
      return found.map(({ message }) => message)
    },
    messages: () => [...byId.values()].map(({ message }) => message),
  }
}
