/**
 * Bulk work on a terminal: with a bar, until it is done or interrupted.
 *
 * @since 0.1.0
 */
import type { ItemOutcome, PurgedPage } from '@interaction-log/interaction-log'
import type { Context } from '../context.js'
import { interruptible } from '../interruptible.js'
import type { Log } from '../with-log.js'
import { bulkBar } from './bulk-bar.js'

/** What became of some hundreds of interactions. */
export interface BulkPage {
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
}

export type TellPage = (page: BulkPage) => void

export const pageOfItems = (items: readonly ItemOutcome<never>[]): BulkPage => {
  const count = (type: string) => items.filter(({ outcome }) => outcome.type === type).length
  const [changed, unchanged] = [count('Changed'), count('Unchanged')]
  return { changed, unchanged, refused: items.length - changed - unchanged }
}

export const pageOfPurged = ({ purged, notPurged }: PurgedPage<never>): BulkPage => ({
  changed: purged,
  unchanged: 0,
  refused: notPurged.length,
})

/** `changed`: how many were, so far; it is all that is known of work that was interrupted. */
export interface Worked<Outcome> {
  readonly outcome: Outcome
  readonly changed: number
  readonly isInterrupted: boolean
}

export const bulkWork = async <Outcome>(
  { io }: Context,
  log: Log,
  total: number | undefined,
  work: (tell: TellPage) => Promise<Outcome>,
): Promise<Worked<Outcome>> => {
  const bar = bulkBar(io.stderr, total)
  let [done, changed, refused] = [0, 0, 0]
  const tell: TellPage = (page) => {
    changed += page.changed
    refused += page.refused
    done += page.changed + page.unchanged + page.refused
    bar.update(done, refused)
  }
  const outcome = await interruptible(io, log, () => work(tell))
  bar.stop()
  return { outcome, changed, isInterrupted: io.signal.aborted }
}
