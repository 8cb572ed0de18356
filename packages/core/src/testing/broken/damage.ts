/**
 * Mistakes about damage.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { erasedBy } from '../../event/erasing-event.js'
import type { StoredEvent } from '../../event/stored-event.js'
import type { StreamDamaged } from '../../event-store/failure.js'
import { type BrokenStore, mistake } from './mistake.js'

/** Hands out what is left of some damaged streams. */
const overlooking = (
  name: string,
  isOverlooked: (damage: StreamDamaged, left: readonly StoredEvent[]) => boolean,
): BrokenStore =>
  mistake(name, () => (store) => ({
    readStream: (stream) => async () => {
      const read = await store.readStream(stream)()
      if (E.isRight(read) || read.left.type !== 'StreamDamaged') return read
      const left: StoredEvent[] = []
      for await (const batch of store.readAll({ after: 0n }))
        if (E.isRight(batch)) left.push(...batch.right.filter((event) => event.stream === stream))
      return isOverlooked(read.left, left)
        ? E.right({ version: left.at(-1)?.version ?? 0, events: left })
        : read
    },
  }))

/** @since 0.1.0 */
export const damage = [
  overlooking('overlooks a gap', ({ version }) => version > 1),
  overlooking('begins a stream with whatever it finds first', ({ version }) => version === 1),
  overlooking('lets an erasing event excuse everything', (_, left) =>
    left.some((event) => erasedBy(event) !== undefined),
  ),
  mistake('is damaged as a whole once a stream is', () => {
    let damaged: StreamDamaged | undefined
    return (store) => ({
      readStream: (stream) => async () => {
        const read = await store.readStream(stream)()
        if (E.isLeft(read) && read.left.type === 'StreamDamaged') damaged = read.left
        return damaged ? E.left(damaged) : read
      },
    })
  }),
]
