/**
 * What views are asked, those of now and those of the past.
 *
 * @since 0.1.0
 */
import type { LogEntry, LogEntryColumn, RunningView, ViewStatus } from '@interaction-log/projection'
import type { LoggedSegment, OpenSegment } from '@interaction-log/projection-segment-log'
import type { OwnWrites } from '../command/own-writes.js'
import type { GroupEntry, TemplateEntry } from '../views/catalog.js'

export interface AskedView<Row extends object, Column extends string> extends Pick<
  RunningView<Row, Column>,
  'reached' | 'caughtUp' | 'query' | 'count'
> {
  readonly status: () => Pick<ViewStatus, 'isLive'>
}

export interface AskedViews {
  readonly contactLog: AskedView<LogEntry, LogEntryColumn>
  readonly segmentLog: AskedView<LogEntry, LogEntryColumn>
  readonly templates: AskedView<TemplateEntry, 'code'>
  readonly groups: AskedView<GroupEntry, 'code'>
  readonly openSegments: AskedView<OpenSegment, 'no'>
  readonly loggedSegments: AskedView<LoggedSegment, 'loggedNo'>
}

/** Views, and what they have to show at least. */
export interface Asked {
  readonly views: AskedViews
  readonly ownWrites: Pick<OwnWrites, 'upTo'>
}
