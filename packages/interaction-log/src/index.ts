/**
 * @since 0.1.0
 */
export type { BulkCommands } from './bulk/bulk-commands.js'
export type { CancelManyInput, ReinstateManyInput } from './bulk/bulk-request.js'
export type {
  BulkDone,
  BulkPlanned,
  BulkProblem,
  ItemOutcome,
  ItemProblem,
  NotChanged,
  NothingStarted,
} from './bulk/outcome.js'
export type {
  AutomaticCommands,
  AutomaticProblem,
  DocumentInput,
  EmailInput,
} from './command/automatic-commands.js'
export type {
  CatalogCommands,
  CodeInput,
  DefineTemplateInput,
  GroupInput,
  GroupProblem,
  ReviseTemplateInput,
  TemplateProblem,
} from './command/catalog-commands.js'
export type { CommandOptions } from './command/command-options.js'
export type { Input } from './command/input.js'
export type {
  CancelInput,
  ChangeRejection,
  InteractionCommands,
  RecordInput,
  RecordRejection,
  ReinstateInput,
} from './command/interaction-commands.js'
export type { Changed, Recorded, Unchanged } from './command/outcome.js'
export type { LogCommand, LogState, NotAuthorized, Policy } from './command/policy.js'
export type {
  DocumentKinds,
  MapDocumentKindInput,
  TemplateSetupCommands,
  TemplateSetupProblem,
  UnmapDocumentKindInput,
} from './command/template-setup-commands.js'
export type { ContactCommands } from './contact/contact-commands.js'
export type { EraseContactInput, ExportContactInput } from './contact/contact-request.js'
export type { ContactErased } from './contact/erase-contact.js'
export type { KeptLines, SegmentLinesOnHold } from './contact/erase-from-segments.js'
export type {
  ContactExport,
  ExportedInteraction,
  ExportedLine,
  ExportProblem,
} from './contact/export-contact.js'
export type { MoveCommands, MoveProblem } from './contact/move-commands.js'
export type { DetachContactInput, MergeContactsInput } from './contact/move-request.js'
export * from './directory/csv-directory.js'
export type { CsvInvalid } from './directory/csv-rows.js'
export { explain, type Problem } from './explain/explain.js'
export type { HoldCommands, HoldInput, HoldProblem } from './hold/hold-commands.js'
export type { ImportRow } from './import/import-row.js'
export type { ImportedRow, Imports } from './import/import-rows.js'
export type { KeyFileUnusable } from './open/id-key-file.js'
export { idKeyIn } from './open/id-key-in.js'
export type { InteractionLog, Opened } from './open/interaction-log.js'
export { openInteractionLog, type OpenProblem } from './open/open-interaction-log.js'
export type { OpenOptions } from './open/open-options.js'
export type { AsOf, AsOfProgress, Past, Pasts } from './past/past.js'
export type { AsOfInput } from './past/point.js'
export type { StoreProblem } from './open/open-stores.js'
export { viewsFile, type ViewsFileUnusable } from './open/views-file.js'
export type { OwnViews, ViewOpened } from './own-view/open-view.js'
export type { OwnView, ViewAsOf } from './own-view/own-view.js'
export type {
  FoundRow,
  GroupsInput,
  RowAnswers,
  RowCount,
  RowGroups,
  Rows,
  RowsInput,
} from './own-view/row-questions.js'
export type {
  ErasureFinished,
  ErasureProblem,
  NotPurged,
  Purged,
  PurgedPage,
  PurgePlanned,
  PurgeProblem,
} from './purge/outcome.js'
export type { PurgeCommands } from './purge/purge-commands.js'
export type { PurgeFilter } from './purge/purge-filter.js'
export type { PurgeInput } from './purge/purge-request.js'
export type { ErasedVersions, History, HistoryEvent, HistoryProblem } from './read/history.js'
export type { Catalogs, Groups, Templates } from './read/catalogs.js'
export type { Entries, Entry, EntryCount, Readings } from './read/entries.js'
export type { EntryChanged, EntryPurged, WatchFailure } from './read/watch/entry-changes.js'
export type { Rebuilds, Rebuilt } from './read/rebuild.js'
export type { ViewEntries, ViewEntry, ViewList } from './read/view-list.js'
export type { Watches, Watching } from './read/watch/watch.js'
export type { EntrySort } from './read/entry-order.js'
export type { EntrySelection } from './read/entry-selection.js'
export type { LastDates, LastDatesInput } from './read/last-dates.js'
export type { PurgeEntry, PurgeRegister, Purges } from './read/purges.js'
export type { CountEntriesInput, EntriesInput, PageInput } from './read/read-requests.js'
export type { GroupEntry, TemplateEntry } from './views/catalog.js'
export type {
  FollowedUp,
  LinesAdded,
  Logged,
  LoggedSegmentChanged,
  LoggedSegmentProblem,
  LogSegmentProblem,
  NotFollowed,
  Resumed,
  ResumeProblem,
  WorksheetProblem,
} from './segment/outcome.js'
export type { LogSegmentOptions } from './segment/logging-options.js'
export type {
  LoggedSegmentEntry,
  LoggedSegments,
  OpenSegmentEntry,
  SegmentLists,
  Segments,
} from './segment/list-segments.js'
export type { Segment, SegmentInput, SegmentProblem } from './segment/read-segment.js'
export type { LoggedSegmentInput, SegmentCommands } from './segment/segment-commands.js'
export type {
  AddSegmentLinesInput,
  CreateSegmentInput,
  DescribeSegmentInput,
  RemoveSegmentLinesInput,
  ReviseSegmentLinesInput,
  WorksheetCommands,
} from './segment/worksheet-commands.js'
export type { PurgeBatch, PurgeCompletion } from './views/purge-register.js'
