/**
 * What is behind the front door: an open log, its views and the caller's own say.
 *
 * @since 0.1.0
 */
import type { ActorId, Directories, HoldLookup, IdKey, LogSession } from '@interaction-log/core'
import type { LogEntry, LogEntryColumn, RunningView, ViewStore } from '@interaction-log/projection'
import type { LoggedSegment, OpenSegment } from '@interaction-log/projection-segment-log'
import type { Task } from 'fp-ts/lib/Task.js'
import type { OwnWrites } from './command/own-writes.js'
import type { Policy } from './command/policy.js'
import type { GroupEntry, TemplateEntry } from './views/catalog.js'
import type { OpenLogging } from './views/open-loggings.js'
import type { PurgeRow, RegisterColumn } from './views/purge-register.js'

export interface Views {
  readonly contactLog: RunningView<LogEntry, LogEntryColumn>
  readonly segmentLog: RunningView<LogEntry, LogEntryColumn>
  readonly purgeRegister: RunningView<PurgeRow, RegisterColumn>
  readonly templates: RunningView<TemplateEntry, 'code'>
  readonly groups: RunningView<GroupEntry, 'code'>
  readonly openLoggings: RunningView<OpenLogging, 'no'>
  readonly openSegments: RunningView<OpenSegment, 'no'>
  readonly loggedSegments: RunningView<LoggedSegment, 'loggedNo'>
}

/** A view that runs, whatever its rows are. */
export interface OpenedView {
  readonly name: string
  readonly version: number
  readonly view: Pick<
    RunningView<object, never>,
    'status' | 'lag' | 'rate' | 'reached' | 'caughtUp' | 'rebuild' | 'stop'
  >
}

/** What becomes of the past that is shown, in the middle of the present. */
export interface OpenPast {
  /** Lets go of all rows, because something is purged. */
  readonly forget: Task<void>
  readonly close: Task<void>
}

export interface Engine<Own> {
  readonly session: LogSession
  readonly actor: ActorId
  readonly idKey: IdKey | null
  readonly directories: Directories
  readonly policy: Policy<Own>
  readonly viewStore: ViewStore
  readonly views: Views
  /** All of them, and those of the caller's own that are open. */
  readonly openedViews: Set<OpenedView>
  /** The past, as far as it is being shown. */
  readonly openPasts: Set<OpenPast>
  /** Aborted when the log is closed. */
  readonly closing: AbortSignal
  readonly ownWrites: OwnWrites
  readonly holds: HoldLookup
  /** Batches that this process is purging just now: nobody completes them yet. */
  readonly runningBatches: Set<string>
  /** Segments that this process is logging just now: it does not resume them. */
  readonly runningLoggings: Set<string>
}
