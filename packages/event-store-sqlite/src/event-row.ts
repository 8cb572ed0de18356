/**
 * An event as a row, and back.
 *
 * @since 0.1.0
 */
import type { JsonObject, StoredEvent, StreamDamaged } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as J from 'fp-ts/lib/Json.js'

export interface EventRow extends Omit<StoredEvent, 'position' | 'data' | 'metadata'> {
  readonly position: number
  readonly data: string
  readonly metadata: string
}

export const eventColumns = 'position, stream, version, log, id, type, data, metadata, nonce'

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (text: string): JsonObject | undefined => {
  const value = J.parse(text)
  return E.isRight(value) && isObject(value.right) ? value.right : undefined
}

export const storedEvent = (row: EventRow): E.Either<StreamDamaged, StoredEvent> => {
  const { position, stream, version, log, id, type, nonce } = row
  const data = parsed(row.data)
  const metadata = parsed(row.metadata)
  return data === undefined || metadata === undefined
    ? E.left({ type: 'StreamDamaged', stream, version })
    : E.right({
        position: BigInt(position),
        stream,
        version,
        log,
        id,
        type,
        data,
        metadata,
        nonce,
      })
}
