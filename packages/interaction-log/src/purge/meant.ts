/**
 * Which interactions a purge is about, as pages of ids.
 *
 * @since 0.1.0
 */
import type { CommandContext, InteractionId, PurgeBasis } from '@interaction-log/core'
import { canceledEntries } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import type { PurgeProblem } from './outcome.js'
import type { PurgeFilter } from './purge-request.js'

export interface Batch<Own> {
  readonly engine: Engine<Own>
  readonly batchId: InteractionId
  readonly basis: PurgeBasis
  readonly context: CommandContext
  readonly guard: CommandGuard<Own>
}

export type Pages<Own> = AsyncIterable<E.Either<PurgeProblem<Own>, readonly InteractionId[]>>

/** Interactions that are purged together: their erasures share one checkpoint of the store. */
const pageSize = 500

/** One interaction. */
export const thisOne = async function* <Own>(interactionId: InteractionId): Pages<Own> {
  yield await Promise.resolve(E.right([interactionId]))
}

/** Every canceled interaction that meets the filter, as the log stands now. */
export const thoseThatMeet = async function* <Own>(
  { views: { contactLog } }: Engine<Own>,
  filter: PurgeFilter,
): Pages<Own> {
  const fresh = await contactLog.caughtUp()()
  if (E.isLeft(fresh)) {
    yield fresh
    return
  }
  let after: string | undefined
  do {
    const page = await contactLog.query(canceledEntries(filter, { limit: pageSize, after }))()
    if (E.isLeft(page)) {
      yield page
      return
    }
    yield E.right(page.right.rows.map(({ interactionId }) => interactionId))
    after = page.right.next
  } while (after !== undefined)
}
