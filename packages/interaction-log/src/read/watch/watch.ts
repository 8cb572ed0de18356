/**
 * The log as it goes on: each entry that is new or has changed, whoever changed it, in whichever
 * process.
 *
 * @since 0.1.0
 */
import type { InputRefusal, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../../engine.js'
import type { EntrySelection } from '../entry-selection.js'
import { decodeSelection } from '../read-requests.js'
import {
  type Change,
  type EntryChanged,
  entryChanges,
  type EntryPurged,
  type WatchFailure,
} from './entry-changes.js'

type Watched = EntryChanged | EntryPurged | WatchFailure

/**
 * @category model
 * @since 0.1.0
 */
export interface Watching {
  readonly type: 'Watching'
  /** In the order of the log, until `stop` or until the log is closed; a failure is the last one. */
  readonly changes: AsyncIterable<Watched>
  readonly stop: () => Promise<void>
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Watches {
  /** Watches, from now on, what meets a selection; an empty one is the whole log. */
  readonly watch: (selection: EntrySelection) => Promise<Watching | InputRefusal | ReadFailure>
}

const until = async function* (
  signal: AbortSignal,
  changes: AsyncIterable<Change>,
): AsyncGenerator<Watched> {
  for await (const change of changes) {
    if (signal.aborted) return
    if (E.isLeft(change)) {
      yield change.left
      return
    }
    if (change.right !== undefined) yield change.right
  }
}

export const watches = <Own>(engine: Engine<Own>): Watches => ({
  watch: async (input) => {
    const filter = decodeSelection(input)
    if (E.isLeft(filter)) return filter.left
    const { store } = engine.session
    const head = await store.head()()
    if (E.isLeft(head)) return head.left
    const subscription = store.subscribeToAll({ after: head.right, categories: ['interaction'] })
    const stopping = new AbortController()
    const signal = AbortSignal.any([stopping.signal, engine.closing])
    signal.addEventListener('abort', () => void subscription.cancel(), { once: true })
    const changesOf = entryChanges(engine, filter.right)

    const changes = async function* (): AsyncGenerator<Change> {
      for await (const message of subscription)
        if (E.isLeft(message)) yield message
        else if (message.right.type === 'Events') yield* changesOf(message.right.events)
    }

    return {
      type: 'Watching',
      changes: until(signal, changes()),
      stop: async () => {
        stopping.abort()
        await subscription.cancel()
      },
    }
  },
})
