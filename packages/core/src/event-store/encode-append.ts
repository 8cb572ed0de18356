/**
 * What every store does first with an append: refuse what has no canonical text or is too large.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { canonicalText } from '../event/canonical-text.js'
import type { NewEvent } from '../event/stored-event.js'
import type { StreamName } from '../event/stream-name.js'
import type { EventNotCanonical, EventTooLarge } from './failure.js'

/**
 * Bytes of data and metadata of all events of one append together, at most, in every store.
 *
 * @category stored format
 * @since 0.1.0
 */
export const appendLimit = 900_000

/**
 * An event with the texts that a store keeps.
 *
 * @category model
 * @since 0.1.0
 */
export interface EncodedEvent {
  readonly event: NewEvent
  readonly data: string
  readonly metadata: string
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (
  stream: StreamName,
  index: number,
  part: 'data' | 'metadata',
  event: NewEvent,
): E.Either<EventNotCanonical, string> =>
  E.mapLeft(({ path, because }: { path: string; because: string }): EventNotCanonical => ({
    type: 'EventNotCanonical',
    stream,
    index,
    path: path === '' ? part : `${part}.${path}`,
    because,
  }))(
    isObject(event[part])
      ? canonicalText(event[part])
      : E.left({ path: '', because: 'it must be an object' }),
  )

/**
 * The canonical texts of an append, or why it is refused.
 *
 * @example
 * import { appendLimit, encodeAppend, type NewEvent } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const event = { type: 'Noted', data: { b: 1, a: 'x' }, metadata: {} } as unknown as NewEvent
 * const encoded = encodeAppend('note-1', [event])
 * assert.deepStrictEqual(encoded, {
 *   _tag: 'Right',
 *   right: [{ event, data: '{"a":"x","b":1}', metadata: '{}' }],
 * })
 *
 * const large = { ...event, data: { text: 'x'.repeat(appendLimit) } }
 * const refused = encodeAppend('note-1', [large])
 * assert.strictEqual(E.isLeft(refused) && refused.left.type, 'EventTooLarge')
 *
 * @category stored format
 * @since 0.1.0
 */
export const encodeAppend = (
  stream: StreamName,
  events: readonly NewEvent[],
): E.Either<EventNotCanonical | EventTooLarge, readonly EncodedEvent[]> => {
  if (events.length === 0)
    return E.left({
      type: 'EventNotCanonical',
      stream,
      index: 0,
      path: '',
      because: 'an append must hold at least one event',
    })
  const encoded: EncodedEvent[] = []
  let bytes = 0
  for (const [index, event] of events.entries()) {
    const data = textOf(stream, index, 'data', event)
    if (E.isLeft(data)) return data
    const metadata = textOf(stream, index, 'metadata', event)
    if (E.isLeft(metadata)) return metadata
    bytes += Buffer.byteLength(data.right) + Buffer.byteLength(metadata.right)
    encoded.push({ event, data: data.right, metadata: metadata.right })
  }
  return bytes > appendLimit
    ? E.left({ type: 'EventTooLarge', stream, bytes, limit: appendLimit })
    : E.right(encoded)
}
