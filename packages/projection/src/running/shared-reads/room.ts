/**
 * A read waits for the slowest of its members, but not for ever.
 *
 * @since 0.1.0
 */
import { pause } from '../pause.js'
import type { Member } from './member.js'

/** How long some members may hold up the others, in milliseconds. */
const patience = 500

/** Resolves when all have room; who holds up others for too long is taken out. */
export const roomForAll = async (
  members: Set<Member>,
  onSlow: (member: Member) => void,
): Promise<void> => {
  for (;;) {
    const full = [...members].filter(({ messages }) => messages.isFull())
    if (full.length === 0) return
    const room = Promise.all(full.map(({ messages }) => messages.room()))
    const waiting = new AbortController()
    await (full.length === members.size
      ? room
      : Promise.race([room, pause(patience, waiting.signal)]))
    waiting.abort()
    const slow = full.filter((member) => members.has(member) && member.messages.isFull())
    if (slow.length === members.size) continue
    for (const member of slow) {
      members.delete(member)
      onSlow(member)
    }
  }
}
