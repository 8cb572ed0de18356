/**
 * The purge register: which batches there are, who purged on which basis, whether they are complete,
 * and what each purged. By it a purge that was interrupted is found and completed.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  type EventEnvelope,
  idOf,
  type Instant,
  type InteractionId,
  InteractionPurged,
  match,
  message,
  type PositionText,
  type PurgeBatchEvent,
  purgeBatchEvents,
  type PurgeCompleted,
  type PurgeStarted,
  type Uuid,
} from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'

interface PurgedInteraction {
  readonly type: 'PurgedInteraction'
  readonly interactionId: InteractionId
  readonly batchId: Uuid
}

/** That what a batch purged is gone, as its last completion says. */
export interface PurgeCompletion extends Readonly<PurgeCompleted['data']> {
  readonly at: Instant
  readonly by: ActorId
}

export interface PurgeBatch extends Readonly<PurgeStarted['data']> {
  readonly type: 'PurgeBatch'
  readonly batchId: Uuid
  /** Where in the log it was started. */
  readonly position: PositionText
  readonly startedAt: Instant
  readonly startedBy: ActorId
  readonly completed: PurgeCompletion | null
}

/** A purged interaction, or a batch. */
export type PurgeRow = PurgedInteraction | PurgeBatch

/** Events of interactions that say nothing of purges: known, and not looked into. */
const InteractionRecorded = message('InteractionRecorded', {})
const InteractionCanceled = message('InteractionCanceled', {})
const InteractionReinstated = message('InteractionReinstated', {})
const InteractionReassigned = message('InteractionReassigned', {})
const InteractionContactDetached = message('InteractionContactDetached', {})

type RegisterEvent =
  | PurgeBatchEvent
  | InteractionPurged
  | Ignored<'InteractionRecorded'>
  | Ignored<'InteractionCanceled'>
  | Ignored<'InteractionReinstated'>
  | Ignored<'InteractionReassigned'>
  | Ignored<'InteractionContactDetached'>

interface Ignored<Type extends string> {
  readonly type: Type
  readonly data: object
}

const project = (
  row: PurgeRow | undefined,
  {
    stream,
    event,
    originalPosition,
    metadata: { recordedAt, actor },
  }: EventEnvelope<RegisterEvent>,
): PurgeRow | undefined =>
  match<RegisterEvent, PurgeRow | undefined>(event, {
    InteractionRecorded: () => row,
    InteractionCanceled: () => row,
    InteractionReinstated: () => row,
    InteractionReassigned: () => row,
    InteractionContactDetached: () => row,
    InteractionPurged: ({ data }) => ({
      type: 'PurgedInteraction',
      interactionId: idOf(stream) as InteractionId,
      batchId: data.batchId,
    }),
    PurgeStarted: ({ data }) => ({
      type: 'PurgeBatch',
      batchId: idOf(stream) as Uuid,
      position: String(originalPosition) as PositionText,
      startedAt: recordedAt,
      startedBy: actor,
      completed: null,
      ...data,
    }),
    PurgeCompleted: ({ data }) =>
      row?.type === 'PurgeBatch'
        ? { ...row, completed: { at: recordedAt, by: actor, ...data } }
        : row,
  })

export type RegisterColumn = 'type' | 'batchId' | 'isOpen' | 'startedNo'

export const purgeRegister: Projection<PurgeRow, RegisterEvent, RegisterColumn> = {
  name: 'purge-register',
  version: 2,
  codecs: {
    ...purgeBatchEvents,
    InteractionPurged,
    InteractionRecorded,
    InteractionCanceled,
    InteractionReinstated,
    InteractionReassigned,
    InteractionContactDetached,
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
    isOpen: (row) => (row.type === 'PurgeBatch' && row.completed === null ? 1 : 0),
    startedNo: (row) => (row.type === 'PurgeBatch' ? BigInt(row.position) : null),
  },
  indexes: [['type', 'batchId'], ['isOpen'], ['startedNo']],
}
