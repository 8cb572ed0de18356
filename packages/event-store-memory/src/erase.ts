/**
 * Erasing drops content and keeps the skeleton. The evidence is checked first: this is the last
 * moment at which anyone can.
 *
 * @since 0.1.0
 */
import {
  commitmentOf,
  type EraseFailure,
  type ErasedEvent,
  erasedBy,
  type Erasure,
  type ErasureReport,
  type EvidenceMismatch,
  type StreamName,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { eventOf, type Memory, readable, type Row } from './memory.js'

const proves = (listed: ErasedEvent, version: number, row: Row | undefined): boolean =>
  row !== undefined &&
  listed.version === version &&
  listed.type === row.type &&
  listed.position === String(row.position) &&
  (row.content === undefined || listed.commitment === commitmentOf(eventOf(row, row.content)))

const mismatch = (stream: StreamName, version: number): E.Either<EvidenceMismatch, never> =>
  E.left({ type: 'EvidenceMismatch', stream, version })

/**
 * @since 0.1.0
 */
export const erase = (
  memory: Memory,
  stream: StreamName,
  beforeVersion: number,
): E.Either<EraseFailure, Erasure> => {
  const rows = memory.streams.get(stream) ?? []
  const erasing = readable(rows[beforeVersion - 1])
  const listed = erasing && erasedBy(erasing)
  if (listed?.length !== beforeVersion - 1) return mismatch(stream, beforeVersion)
  const wrong = listed.findIndex((event, index) => !proves(event, index + 1, rows[index]))
  if (wrong >= 0) return mismatch(stream, wrong + 1)
  for (const row of rows.slice(0, listed.length)) if (row !== undefined) row.content = undefined
  memory.unfinished.delete(stream)
  return E.right({ type: 'Gone' })
}

/**
 * @since 0.1.0
 */
export const eraseUnfinished = (memory: Memory): E.Either<EraseFailure, ErasureReport> => {
  const failed = [...memory.unfinished]
    .map(([stream, version]) => erase(memory, stream, version))
    .find(E.isLeft)
  return (
    failed ??
    E.right({ type: 'Gone', store: 'memory', nodes: [{ node: 'process', scavengeId: null }] })
  )
}
