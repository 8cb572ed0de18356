/**
 * Brings a candidate to a position exactly: no event behind it is handled.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewState } from '../../view-store/view-state.js'
import { reachedBy } from '../moved-state.js'
import { stopped } from '../rewritten.js'
import type { SaveFailure } from '../save-batch.js'
import type { Run } from '../run.js'
import type { Watch } from './build-progress.js'

const batchSize = 1_000

export const readUpTo = async <Row extends object, Column extends string>(
  { store, categories, save }: Run<Row, Column>,
  before: ViewState,
  upTo: bigint,
  { tell, signal }: Watch,
): Promise<E.Either<ReadFailure | SaveFailure, ViewState>> => {
  let state = before
  if (reachedBy(state) >= upTo) return E.right(state)
  for await (const batch of store.readAll({ after: reachedBy(state), categories, batchSize })) {
    if (E.isLeft(batch)) return batch
    if (signal.aborted) return E.left(stopped)
    const events = batch.right.filter(({ position }) => position <= upTo)
    const saved = await save(state, events)
    state = saved.state
    tell({ type: 'Reading', position: reachedBy(state), upTo })
    if (saved.failure !== undefined) return E.left(saved.failure)
    if (events.length < batch.right.length) break
    await setImmediate()
  }
  return E.right(state)
}
