import { type InteractionEvent, interactionEvents } from '@interaction-log/core'
import {
  type LogEntry,
  logEntryId,
  projectLogEntry,
  type Projection,
} from '@interaction-log/projection'

/** A small log view. */
export const entries: Projection<LogEntry, InteractionEvent, 'entryNo'> = {
  name: 'entries',
  version: 1,
  codecs: interactionEvents,
  categories: ['interaction'],
  rowId: logEntryId,
  project: projectLogEntry,
  columns: { entryNo: ({ entryNo }) => BigInt(entryNo) },
  indexes: [['entryNo']],
}

export const everyEntry = { where: [], orderBy: ['entryNo'], limit: 1_000 } as const
