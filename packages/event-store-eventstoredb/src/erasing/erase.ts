/**
 * Truncating a stream before its erasing event, if what the event lists is what is there.
 *
 * @since 0.1.0
 */
import type { EraseFailure, EvidenceMismatch, ReadFailure, StreamName } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import type { StreamNames } from '../stream-names.js'
import { evidenceAt, mismatch } from './evidence.js'
import { isTruncatedBefore, truncateBefore } from './truncate.js'

type Erased =
  | 'truncated now'
  | 'truncated before'
  /** No event of the stream stands before it, only placeholders at most. */
  | 'nothing'
  | 'absent'
  | 'not erasing'

/** What cannot be decoded cannot be proven. */
const eraseFailure = (failure: ReadFailure): EraseFailure =>
  failure.type === 'EventUndecodable'
    ? { type: 'StreamDamaged', stream: failure.stream, version: failure.version }
    : failure

export type Eraser = (
  stream: StreamName,
  version: number,
) => Promise<E.Either<EraseFailure, Erased>>

const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version > 0

export const eraser =
  (server: Server, names: StreamNames): Eraser =>
  async (stream, version) => {
    const name = names.onServer(stream)
    if (E.isLeft(name)) return name
    if (!isVersion(version) && !server.isClosed()) return E.right('absent')
    const evidence = await evidenceAt(server, name.right, stream, version)
    if (E.isLeft(evidence)) return E.left(eraseFailure(evidence.left))
    if (evidence.right.type === 'Absent') return E.right('absent')
    if (evidence.right.type === 'NotErasing') return E.right('not erasing')

    const { listed, stored, isHeld } = evidence.right
    const differs = mismatch(listed, stored, version)
    const before = BigInt(version - 1)
    if (differs !== undefined) {
      const refusal: EvidenceMismatch = { type: 'EvidenceMismatch', stream, version: differs }
      if (stored.length > 0 || listed.length !== version - 1) return E.left(refusal)
      const truncated = await isTruncatedBefore(server, name.right, before)
      if (E.isLeft(truncated)) return E.left(unavailable(truncated.left))
      return truncated.right ? E.right('truncated before') : E.left(refusal)
    }
    if (!isHeld) return E.right('nothing')
    const truncated = await truncateBefore(server, name.right, before)
    return E.isLeft(truncated) ? E.left(unavailable(truncated.left)) : E.right('truncated now')
  }
