/**
 * How the views of a log are getting on.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal, type ReadFailure } from '@interaction-log/core'
import type { ViewFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Engine, OpenedView } from '../engine.js'
import { patience } from './read-requests.js'

/**
 * One view, of the log or of one's own.
 *
 * @category model
 * @since 0.1.0
 */
export interface ViewEntry {
  readonly name: string
  readonly version: number
  /** Everything in the log up to here is in the view: a decimal string. */
  readonly position: string
  /** By how many positions the log is ahead of it, 0 if nothing there is for it: a decimal string. */
  readonly lag: string
  /** Events that it has handled a second, on average over the last ten seconds. */
  readonly rate: number
  /** It has caught up and follows the log. */
  readonly isLive: boolean
  /** Why it does not go on, if it does not: `explain` has a sentence. */
  readonly failure: ViewFailure | null
}

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewEntries {
  readonly type: 'ViewEntries'
  readonly views: readonly ViewEntry[]
}

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewList {
  /**
   * All views that this process has open, its own ones last. Waits for those that catch up: for 1,000
   * milliseconds if nothing is said.
   */
  readonly views: (request?: {
    readonly withinMs?: number
  }) => Promise<ViewEntries | InputRefusal | ViewFailure>
}

const fields = { withinMs: patience }
const decode = decodeInput(t.exact(t.partial(fields)), Object.keys(fields))

const entryOf =
  (head: bigint, withinMs: number) =>
  async ({ name, version, view }: OpenedView): Promise<E.Either<ReadFailure, ViewEntry>> => {
    // Whether it gets there shows in what it says of itself.
    await view.reached(head, withinMs)()
    const { position, isLive, failure = null } = view.status()
    return E.map((lag: bigint): ViewEntry => ({
      name,
      version,
      position: String(position),
      lag: String(lag),
      rate: view.rate(),
      isLive,
      failure,
    }))(await view.lag()())
  }

export const viewList = <Own>({ session, openedViews }: Engine<Own>): ViewList => ({
  views: async (input = {}) => {
    const request = decode(input)
    if (E.isLeft(request)) return request.left
    const head = await session.store.head()()
    if (E.isLeft(head)) return head.left
    const { withinMs = 1_000 } = request.right
    const entries = await Promise.all([...openedViews].map(entryOf(head.right, withinMs)))
    const views = E.sequenceArray(entries)
    return E.isLeft(views) ? views.left : { type: 'ViewEntries', views: views.right }
  },
})
