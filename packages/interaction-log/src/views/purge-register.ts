/**
 * The purge register: which batches there are, whether they are complete, and what each purged. By it
 * a purge that was interrupted is found and completed.
 *
 * @since 0.1.0
 */
import {
  type EventEnvelope,
  idOf,
  type InteractionId,
  InteractionPurged,
  match,
  message,
  type PurgeBatchEvent,
  purgeBatchEvents,
  type Uuid,
} from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'
import { produce } from 'immer'

interface PurgedInteraction {
  readonly type: 'PurgedInteraction'
  readonly interactionId: InteractionId
  readonly batchId: Uuid
}

interface PurgeBatch {
  readonly type: 'PurgeBatch'
  readonly batchId: Uuid
  readonly isOpen: boolean
}

/** A purged interaction, or a batch. */
export type PurgeRow = PurgedInteraction | PurgeBatch

/** Events of interactions that say nothing of purges: known, and not looked into. */
const InteractionRecorded = message('InteractionRecorded', {})
const InteractionCanceled = message('InteractionCanceled', {})
const InteractionReinstated = message('InteractionReinstated', {})

type RegisterEvent =
  | PurgeBatchEvent
  | InteractionPurged
  | Ignored<'InteractionRecorded'>
  | Ignored<'InteractionCanceled'>
  | Ignored<'InteractionReinstated'>

interface Ignored<Type extends string> {
  readonly type: Type
  readonly data: object
}

const project = (
  row: PurgeRow | undefined,
  { stream, event }: EventEnvelope<RegisterEvent>,
): PurgeRow | undefined =>
  match<RegisterEvent, PurgeRow | undefined>(event, {
    InteractionRecorded: () => row,
    InteractionCanceled: () => row,
    InteractionReinstated: () => row,
    InteractionPurged: ({ data }) => ({
      type: 'PurgedInteraction',
      interactionId: idOf(stream) as InteractionId,
      batchId: data.batchId,
    }),
    PurgeStarted: () => ({ type: 'PurgeBatch', batchId: idOf(stream) as Uuid, isOpen: true }),
    PurgeCompleted: () =>
      row &&
      produce(row, (draft) => {
        if (draft.type === 'PurgeBatch') draft.isOpen = false
      }),
  })

export type RegisterColumn = 'type' | 'batchId' | 'isOpen'

export const purgeRegister: Projection<PurgeRow, RegisterEvent, RegisterColumn> = {
  name: 'purge-register',
  version: 1,
  codecs: {
    ...purgeBatchEvents,
    InteractionPurged,
    InteractionRecorded,
    InteractionCanceled,
    InteractionReinstated,
  },
  categories: ['interaction', 'purgeBatch'],
  rowId: ({ stream, event }) =>
    event.type === 'InteractionPurged' ||
    event.type === 'PurgeStarted' ||
    event.type === 'PurgeCompleted'
      ? stream
      : undefined,
  project,
  columns: {
    type: ({ type }) => type,
    batchId: ({ batchId }) => batchId,
    isOpen: (row) => (row.type === 'PurgeBatch' && row.isOpen ? 1 : 0),
  },
  indexes: [['type', 'batchId'], ['isOpen']],
}
