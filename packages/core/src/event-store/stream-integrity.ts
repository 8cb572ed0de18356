/**
 * A stream is whole if its versions run from 1 without a gap, each there once, or if its last event,
 * an erasing one, lists exactly the versions that are not there.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { erasedBy } from '../event/erasing-event.js'
import type { StoredEvent } from '../event/stored-event.js'
import type { StreamName } from '../event/stream-name.js'
import type { StreamRead } from './event-store.js'
import type { StreamDamaged } from './failure.js'

/**
 * What `readStream` answers for the events that a store still holds of a stream, in order of version.
 *
 * @example
 * import { type StoredEvent, wholeStream } from '@interaction-log/core'
 *
 * const second = { version: 2, data: {} } as StoredEvent
 * assert.deepStrictEqual(wholeStream('note-1', [second]), {
 *   _tag: 'Left',
 *   left: { type: 'StreamDamaged', stream: 'note-1', version: 1 },
 * })
 *
 * @category stored format
 * @since 0.1.0
 */
export const wholeStream = (
  stream: StreamName,
  held: readonly StoredEvent[],
): E.Either<StreamDamaged, StreamRead> => {
  const last = held.at(-1)
  if (last === undefined) return E.right({ version: 0, events: [] })
  const twice = held.find(({ version }, index) => held[index + 1]?.version === version)
  if (twice !== undefined) return E.left({ type: 'StreamDamaged', stream, version: twice.version })
  const erased = new Set(erasedBy(last)?.map(({ version }) => version))
  const events = held.filter(({ version }) => !erased.has(version))
  const present = new Set(held.map(({ version }) => version))
  for (let version = 1; version <= last.version; version++)
    if (!present.has(version) && !erased.has(version))
      return E.left({ type: 'StreamDamaged', stream, version })
  return E.right({ version: last.version, events })
}
