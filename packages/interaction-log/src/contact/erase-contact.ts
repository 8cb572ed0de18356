/**
 * Erasing a contact: all that the log holds about it is canceled, purged and erased, again and again
 * until a caught-up view shows nothing but what must be kept. This is the one place where whatever
 * else comes to be held about contacts is added.
 *
 * @since 0.1.0
 */
import { batchIdOf, type CommandContext, derivedId } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { randomUuid } from '../command/random-uuid.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { finishErasure } from '../purge/finish-erasure.js'
import type { NotPurged, PurgeProblem } from '../purge/outcome.js'
import { type OnPage, purging } from '../purge/purge.js'
import { purgedIn } from '../purge/registered.js'
import { canceledToErase } from './cancel-to-erase.js'
import type { EraseContactRequest } from './contact-request.js'
import { erasedFromSegments, type KeptLines } from './erase-from-segments.js'

/**
 * What was erased, for whoever must prove it: batches can be looked up in the log. It does not say
 * whom it was about.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContactErased<Own> {
  readonly type: 'ContactErased'
  readonly basis: EraseContactRequest['basis']
  readonly actor: string
  /** When it was finished, by the log's clock. */
  readonly at: string
  /** `Hidden`: nobody reads it any more, but it is not yet gone: call `finishErasure` later. */
  readonly erasure: 'Gone' | 'Hidden'
  readonly batches: readonly { readonly batchId: string; readonly count: number }[]
  /** What is still held, each with its reason: a hold, your own say, or a failure. */
  readonly kept: readonly NotPurged<Own>[]
  /** How many worksheets of open segments were replaced by others that do not name the contact. */
  readonly replacedWorksheets: number
  /** The segments that still name the contact, each with its reason. */
  readonly keptLines: readonly KeptLines<Own>[]
}

const criteria = [{ name: 'contactId', withheld: true as const }]

export const eraseContact =
  <Own>(engine: Engine<Own>, onPage?: OnPage<Own>) =>
  (
    { contactId, basis }: EraseContactRequest,
    given: CommandContext,
    guard: CommandGuard<Own>,
  ): TaskEither<PurgeProblem<Own>, ContactErased<Own>> =>
  async () => {
    const { actor } = given
    const batches: { batchId: string; count: number }[] = []
    let replacedWorksheets = 0
    // A correlation of its own: nothing may lead from a purge to what was purged.
    let context: CommandContext = { ...given, correlationId: randomUuid() }
    for (let pass = 0; ; pass++) {
      const segments = await erasedFromSegments(engine, contactId, actor, guard)
      if (E.isLeft(segments)) return segments
      const { replaced, finished: finishedLoggings, kept: keptLines } = segments.right
      replacedWorksheets += replaced
      const batchId = batchIdOf(context)
      const batch = { engine, batchId, basis, context, guard }
      const kept: NotPurged<Own>[] = []
      const pages = canceledToErase(batch, contactId, (one) => void kept.push(one))
      const passed = await purging(batch, criteria, pages, onPage)
      if (E.isLeft(passed)) return passed
      const { isBegun, notPurged } = passed.right
      kept.push(...notPurged)
      const isMine = isBegun && !engine.runningBatches.has(batchId)
      const finished = await finishErasure(engine, actor, isMine ? batchId : undefined)
      if (E.isLeft(finished)) return finished
      const count = isBegun ? await purgedIn(engine, batchId) : E.right(0)
      if (E.isLeft(count)) return count
      if (isBegun) batches.push({ batchId, count: count.right })
      const isQuiet = replaced + finishedLoggings === 0
      if (isQuiet && (!isBegun || (pass > 0 && count.right === 0))) {
        const { erasure } = finished.right
        const at = engine.session.clock().toISOString()
        return E.right({
          type: 'ContactErased',
          basis,
          actor,
          at,
          erasure,
          batches,
          kept,
          replacedWorksheets,
          keptLines,
        })
      }
      // The next pass is a purge of its own: it takes what came since, or was cut short before.
      const commandId = derivedId(given.commandId, 'pass', pass + 1)
      context = { ...context, commandId, causationId: commandId }
    }
  }
