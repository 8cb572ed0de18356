/**
 * The purge batch decider: started once, completed when what it purged is gone. Another process may
 * complete a batch that is still running; then it is completed again, with all that it purged.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import { match } from '../match.js'
import type { Uuid } from '../values/uuid.js'
import type { PurgeBatchEvent, PurgeCompleted, PurgeStarted } from './event.js'

/**
 * @category model
 * @since 0.1.0
 */
export type PurgeBatchCommand =
  | { readonly type: 'StartPurge'; readonly batchId: Uuid; readonly data: PurgeStarted['data'] }
  | {
      readonly type: 'CompletePurge'
      readonly batchId: Uuid
      readonly data: PurgeCompleted['data']
    }

/**
 * @category model
 * @since 0.1.0
 */
export type PurgeBatchState =
  | { readonly type: 'NotStarted' }
  | { readonly type: 'Started' }
  | { readonly type: 'Completed'; readonly count: number }

/**
 * @category errors
 * @since 0.1.0
 */
export interface PurgeBatchRejection {
  readonly type: 'PurgeNotStarted'
  readonly batchId: Uuid
}

type Decision = E.Either<PurgeBatchRejection, readonly PurgeBatchEvent[]>

const decide = (command: PurgeBatchCommand, state: PurgeBatchState): Decision =>
  match(command, {
    StartPurge: ({ data }): Decision =>
      E.right(state.type === 'NotStarted' ? [{ type: 'PurgeStarted', data }] : []),
    CompletePurge: ({ data, batchId }): Decision => {
      if (state.type === 'NotStarted') return E.left({ type: 'PurgeNotStarted', batchId })
      const isSaid = state.type === 'Completed' && state.count >= data.count
      return E.right(isSaid ? [] : [{ type: 'PurgeCompleted', data }])
    },
  })

/**
 * Started once, completed once.
 *
 * @example
 * import { purgeBatchDecider, type Uuid } from '@interaction-log/core'
 * import { specification } from '@interaction-log/core/testing'
 *
 * const batchId = '42977859-55ab-5e5d-a1aa-64c996c5d498' as Uuid
 * const data = { basis: 'retention', criteria: [] } as const
 * const given = specification(purgeBatchDecider)
 *
 * given().when({ type: 'StartPurge', batchId, data }).then({ type: 'PurgeStarted', data })
 * given({ type: 'PurgeStarted', data }).when({ type: 'StartPurge', batchId, data }).then()
 *
 * @category deciders
 * @since 0.1.0
 */
export const purgeBatchDecider: Decider<
  PurgeBatchCommand,
  PurgeBatchState,
  PurgeBatchEvent,
  PurgeBatchRejection
> = {
  initialState: { type: 'NotStarted' },
  decide,
  evolve: (_, event) =>
    match<PurgeBatchEvent, PurgeBatchState>(event, {
      PurgeStarted: () => ({ type: 'Started' }),
      PurgeCompleted: ({ data: { count } }) => ({ type: 'Completed', count }),
    }),
}
