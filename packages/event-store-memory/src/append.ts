/**
 * All events or none. What an erasing event lists is hidden in the same step.
 *
 * @since 0.1.0
 */
import {
  type Appended,
  type AppendFailure,
  encodeAppend,
  type EncodedEvent,
  erasedBy,
  type NewEvent,
  type StreamName,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Memory, Row } from './memory.js'
import { wake } from './waiting.js'

type Rows = (Row | undefined)[]

const write = (memory: Memory, stream: StreamName, rows: Rows, encoded: EncodedEvent): void => {
  const { event, data, metadata } = encoded
  const { log, id, type, nonce } = event
  const version = rows.length + 1
  const position = BigInt(memory.log.length + 1)
  const content = { data, metadata, nonce }
  const row = { log, stream, version, position, id, type, hidden: false, content }
  rows.push(row)
  memory.log.push(row)
  const erased = erasedBy(event)
  if (erased === undefined) return
  memory.unfinished.set(stream, version)
  for (const listed of erased) {
    const target = rows[listed.version - 1]
    if (target !== undefined) target.hidden = true
  }
}

/**
 * @since 0.1.0
 */
export const append = (
  memory: Memory,
  stream: StreamName,
  expected: number,
  events: readonly NewEvent[],
): E.Either<AppendFailure, Appended> => {
  const encoded = encodeAppend(stream, events)
  if (E.isLeft(encoded)) return encoded
  const rows = memory.streams.get(stream) ?? []
  const version = expected + events.length
  const lastOfRepeat = rows[version - 1]
  const isRepeat = events.every(({ id }, index) => rows[expected + index]?.id === id)
  if (isRepeat && lastOfRepeat !== undefined)
    return E.right({ version, position: lastOfRepeat.position })
  if (rows.length !== expected)
    return E.left({ type: 'VersionConflict', stream, expected, actual: rows.length })
  memory.streams.set(stream, rows)
  for (const event of encoded.right) write(memory, stream, rows, event)
  wake(memory)
  return E.right({ version, position: BigInt(memory.log.length) })
}
