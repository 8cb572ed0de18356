/**
 * The purge batch decider: started once, completed once.
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
export interface PurgeBatchState {
  readonly type: 'NotStarted' | 'Started' | 'Completed'
}

/**
 * @category errors
 * @since 0.1.0
 */
export interface PurgeBatchRejection {
  readonly type: 'PurgeNotStarted'
  readonly batchId: Uuid
}

type Decision = E.Either<PurgeBatchRejection, readonly PurgeBatchEvent[]>

const decide = (command: PurgeBatchCommand, { type }: PurgeBatchState): Decision =>
  match(command, {
    StartPurge: ({ data }): Decision =>
      E.right(type === 'NotStarted' ? [{ type: 'PurgeStarted', data }] : []),
    CompletePurge: ({ data, batchId }): Decision => {
      if (type === 'NotStarted') return E.left({ type: 'PurgeNotStarted', batchId })
      return E.right(type === 'Started' ? [{ type: 'PurgeCompleted', data }] : [])
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
      PurgeCompleted: () => ({ type: 'Completed' }),
    }),
}
