/**
 * An open log: everything that can be done with it.
 *
 * @since 0.1.0
 */
import type { Currency, InputRefusal, StoreUnavailable } from '@interaction-log/core'
import type { QueryFailure, ViewUnavailable } from '@interaction-log/projection'
import type { BulkCommands } from '../bulk/bulk-commands.js'
import type { AutomaticCommands } from '../command/automatic-commands.js'
import type { CatalogCommands } from '../command/catalog-commands.js'
import type { InteractionCommands } from '../command/interaction-commands.js'
import type { TemplateSetupCommands } from '../command/template-setup-commands.js'
import type { ContactCommands } from '../contact/contact-commands.js'
import type { MoveCommands } from '../contact/move-commands.js'
import type { HoldCommands } from '../hold/hold-commands.js'
import type { Imports } from '../import/import-rows.js'
import type { Pasts } from '../past/past.js'
import type { PurgeCommands } from '../purge/purge-commands.js'
import type { Catalogs } from '../read/catalogs.js'
import type { Readings } from '../read/entries.js'
import type { OwnViews } from '../own-view/open-view.js'
import type { LastDates, LastDatesInput } from '../read/last-dates.js'
import type { PurgeRegister } from '../read/purges.js'
import type { Rebuilds } from '../read/rebuild.js'
import type { ViewList } from '../read/view-list.js'
import type { Watches } from '../read/watch/watch.js'
import type { History, HistoryProblem } from '../read/history.js'
import type { SegmentLists } from '../segment/list-segments.js'
import type { SegmentCommands } from '../segment/segment-commands.js'
import type { WorksheetCommands } from '../segment/worksheet-commands.js'

/**
 * An open log. Whatever is refused or fails comes back as a value with a `type` of its own, for which
 * `explain` has a sentence. Only what the caller's own `authorize`, `check` or `clock` throws rejects
 * the promise; the command is then not carried out.
 *
 * @category model
 * @since 0.1.0
 */
export interface InteractionLog<Own>
  extends
    CatalogCommands<Own>,
    InteractionCommands<Own>,
    PurgeCommands<Own>,
    HoldCommands<Own>,
    BulkCommands<Own>,
    ContactCommands<Own>,
    MoveCommands<Own>,
    Imports<Own>,
    TemplateSetupCommands<Own>,
    AutomaticCommands<Own>,
    WorksheetCommands<Own>,
    SegmentCommands<Own>,
    SegmentLists,
    Catalogs,
    Readings,
    Pasts,
    PurgeRegister,
    ViewList,
    Rebuilds,
    Watches,
    OwnViews {
  /** What happened to one interaction, event by event; of a purged one, that it was purged. */
  readonly history: (interactionId: string) => Promise<History | HistoryProblem>
  /** When somebody was last in touch with a contact, or a company and its persons, and last tried. */
  readonly lastDates: (request: LastDatesInput) => Promise<LastDates | InputRefusal | QueryFailure>
  /**
   * Stops the views and closes the files; a store that was passed in stays open. Later calls answer
   * `StoreUnavailable` or `ViewUnavailable`; closing again is allowed.
   */
  readonly close: () => Promise<{ readonly type: 'Closed' } | StoreUnavailable | ViewUnavailable>
}

/**
 * The answer of `openInteractionLog`.
 *
 * @category model
 * @since 0.1.0
 */
export interface Opened<Own> {
  readonly type: 'Opened'
  readonly log: InteractionLog<Own>
  /** Whether this call began the log. */
  readonly isNew: boolean
  readonly currency: Currency
}
