/**
 * Writes the views anew, so that what was purged is in none of them: nor in one that another program
 * runs, or that nobody runs any more.
 *
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import type { ErasedUpTo, ViewErasure, ViewUnavailable } from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import type { PurgeBatch } from '../views/purge-register.js'

/** So long after a purge began, every view that somebody runs has seen that it did (ms). */
const notice = 60_000

/** How long views of other programs are waited for, which follow in a moment (ms). */
const patience = 1_000

/** Where the log of interactions stands, which has come to the end of these batches. */
const erasedBy = async <Own>(
  { viewStore, session: { clock } }: Engine<Own>,
  batches: readonly PurgeBatch[],
): Promise<E.Either<ViewUnavailable, ErasedUpTo | undefined>> => {
  if (batches.length === 0) return E.right(undefined)
  const builds = await viewStore.builds()()
  if (E.isLeft(builds)) return builds
  const log = builds.right.find(({ name, isLive }) => isLive && name === contactLog.name)
  const now = clock().getTime()
  const long = batches.filter(({ startedAt }) => now - Date.parse(startedAt) > notice)
  const starts = long.map(({ position }) => BigInt(position))
  return E.right({
    category: 'interaction',
    position: log?.position ?? 0n,
    abandonedBefore: starts.reduce((last, each) => (each > last ? each : last), 0n),
  })
}

/** All views of this process have passed these batches. */
export const rewrittenViews = async <Own>(
  engine: Engine<Own>,
  batches: readonly PurgeBatch[],
): Promise<E.Either<ViewUnavailable, ViewErasure>> => {
  const upTo = await erasedBy(engine, batches)
  if (E.isLeft(upTo)) return upTo
  const until = performance.now() + patience
  for (let ms = 20; ; ms *= 2) {
    const erasure = await engine.viewStore.rewrite(upTo.right)()
    if (E.isLeft(erasure) || erasure.right.type === 'Gone') return erasure
    // A rewrite that a reader is in the way of has waited itself.
    const left = until - performance.now()
    if (left <= 0) return erasure
    await setTimeout(Math.min(ms, left))
  }
}
