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

/** Its next version, which says of every attempt that it failed. */
export const nextEntries: typeof entries = {
  ...entries,
  version: 2,
  project: (entry, envelope) => {
    const after = entries.project(entry, envelope)
    return after && { ...after, attemptFailed: true }
  },
}

export const everyEntry = { where: [], orderBy: ['entryNo'], limit: 1_000 } as const
