/**
 * Segments whose logging is committed, but whose worksheet is not closed yet: by it an interrupted
 * logging is found and gone on with.
 *
 * @since 0.1.0
 */
import {
  type EventEnvelope,
  idOf,
  message,
  SegmentLogged,
  type SegmentNo,
  type Uuid,
  worksheetCategory,
} from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'

export interface OpenLogging {
  readonly no: SegmentNo
  readonly run: number
  readonly worksheetId: Uuid
}

type Ignored<Type> = Type extends string ? { readonly type: Type; readonly data: object } : never

type LoggingEvent = SegmentLogged | Ignored<Known>

/** Known, and not looked into. */
type Known =
  | 'SegmentOpened'
  | 'SegmentWorksheetReplaced'
  | 'SegmentLoggingCompleted'
  | 'LoggedSegmentCanceled'
  | 'LoggedSegmentReinstated'
  | 'LoggedSegmentDeleted'
  | 'SegmentCreated'
  | 'SegmentDescribed'
  | 'SegmentLinesAdded'
  | 'SegmentLinesRevised'
  | 'SegmentLinesRemoved'
  | 'SegmentLinesResolved'
  | 'SegmentWorksheetClosed'

/** A row is named by its worksheet, of which both events know. */
const rowId = ({ stream, event }: EventEnvelope<LoggingEvent>): Uuid | undefined => {
  if (event.type === 'SegmentLogged') return event.data.worksheetId
  return event.type === 'SegmentWorksheetClosed' ? (idOf(stream) as Uuid) : undefined
}

export const openLoggings: Projection<OpenLogging, LoggingEvent, 'no'> = {
  name: 'open-loggings',
  version: 2,
  codecs: {
    SegmentLogged,
    SegmentOpened: message('SegmentOpened', {}),
    SegmentWorksheetReplaced: message('SegmentWorksheetReplaced', {}),
    SegmentLoggingCompleted: message('SegmentLoggingCompleted', {}),
    LoggedSegmentCanceled: message('LoggedSegmentCanceled', {}),
    LoggedSegmentReinstated: message('LoggedSegmentReinstated', {}),
    LoggedSegmentDeleted: message('LoggedSegmentDeleted', {}),
    SegmentCreated: message('SegmentCreated', {}),
    SegmentDescribed: message('SegmentDescribed', {}),
    SegmentLinesAdded: message('SegmentLinesAdded', {}),
    SegmentLinesRevised: message('SegmentLinesRevised', {}),
    SegmentLinesRemoved: message('SegmentLinesRemoved', {}),
    SegmentLinesResolved: message('SegmentLinesResolved', {}),
    SegmentWorksheetClosed: message('SegmentWorksheetClosed', {}),
  },
  categories: ['segment', worksheetCategory],
  rowId,
  project: (_, { stream, event }) =>
    event.type === 'SegmentLogged'
      ? {
          no: idOf(stream) as SegmentNo,
          run: event.data.run,
          worksheetId: event.data.worksheetId,
        }
      : undefined,
  columns: { no: ({ no }) => no },
  indexes: [['no']],
}
