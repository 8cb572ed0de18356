/**
 * Going on with all erasures, in steps that any process may take after a crash of another: truncate
 * each stream, close the round, and wait until every server has scavenged it.
 *
 * @since 0.1.0
 */
import type { EraseFailure, ErasureReport } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import type { Eraser } from './erase.js'
import { intentionsIn, isRound, type Journal, keyOf, openIn } from './journal.js'
import { standings } from './rounds.js'
import { settle } from './settle.js'

/** How often others may note something while a round is to be closed. */
const rivals = 8

export const finish = async (
  server: Server,
  journal: Journal,
  erase: Eraser,
  attempts = rivals,
): Promise<E.Either<EraseFailure, ErasureReport>> => {
  const before = await journal.read()
  if (E.isLeft(before)) return E.left(unavailable(before.left))
  const { dropped, left, refusal, isTruncated } = await settle(erase, openIn(before.right))
  if (refusal?.type === 'StoreUnavailable') return E.left(refusal)

  const last = before.right.at(-1)
  if (isTruncated && last !== undefined) {
    const closed = await journal.closeRound(last, left)
    if (E.isLeft(closed))
      return closed.left.type === 'WrongVersion' && attempts > 1
        ? finish(server, journal, erase, attempts - 1)
        : E.left(unavailable(closed.left))
  }
  const after = isTruncated ? await journal.read() : before
  if (E.isLeft(after)) return E.left(unavailable(after.left))
  const notes = after.right
  const nodes = await standings(server, journal, notes)
  if (E.isLeft(nodes)) return E.left(unavailable(nodes.left))

  const rounds = notes.filter(isRound)
  const goneEverywhere = Math.min(...nodes.right.map(({ gone }) => gone))
  const lastGone = rounds[goneEverywhere - 1]
  const waiting = openIn(notes).filter((intention) => !dropped.has(keyOf(intention)))
  const isDone = goneEverywhere >= rounds.length && waiting.length === 0
  const done = isDone ? notes.at(-1) : lastGone
  if (done !== undefined) {
    const forgotten = await journal.forget(done)
    if (E.isLeft(forgotten)) return E.left(unavailable(forgotten.left))
  }
  if (refusal !== undefined) return E.left(refusal)
  const store = 'eventstoredb'
  if (isDone)
    return E.right({
      type: 'Gone',
      store,
      nodes: nodes.right.map(({ node, scavengeId }) => ({ node, scavengeId })),
    })
  const rest = notes.slice(lastGone === undefined ? 0 : notes.indexOf(lastGone) + 1)
  return E.right({ type: 'Hidden', store, pending: intentionsIn(rest).length })
}
