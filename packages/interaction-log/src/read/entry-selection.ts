/**
 * Which entries are meant, in the words of the front door.
 *
 * @since 0.1.0
 */
import type {
  Channel,
  DocumentKind,
  Evaluation,
  InformationFlow,
  InitiatedBy,
} from '@interaction-log/core'
import type { EntryFilter } from '@interaction-log/projection'

/**
 * All optional, and any of them together: an entry is found if it meets all that is given. Bounds
 * belong to it.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntrySelection {
  readonly status?: 'recorded' | 'canceled'
  readonly entryNoFrom?: string
  readonly entryNoTo?: string
  /** The day of the interaction, YYYY-MM-DD. */
  readonly dateFrom?: string
  readonly dateTo?: string
  /** When it was recorded: an instant such as 2026-03-01T09:30:00.000Z. */
  readonly recordedFrom?: string
  readonly recordedTo?: string
  /** Exactly this contact. */
  readonly contact?: string
  /** This company and its persons, as they were at recording. */
  readonly company?: string
  /** Of no contact any more, because it was deleted. */
  readonly detached?: true
  /** Of this contact before, and not of it now. */
  readonly formerContact?: string
  /** Recorded for this segment, whenever that was logged. */
  readonly segment?: string
  /** Recorded when this segment was logged that time: number/run, such as SM1/1. */
  readonly loggedSegment?: string
  readonly campaign?: string
  readonly opportunity?: string
  readonly salesperson?: string
  readonly task?: string
  /** Recorded with this template. */
  readonly template?: string
  /** Its template was in this group when it was recorded. */
  readonly group?: string
  /** The number of a document; several kinds may share it. */
  readonly document?: string
  readonly documentKind?: DocumentKind
  readonly direction?: InformationFlow
  readonly initiatedBy?: InitiatedBy
  readonly channel?: Channel
  readonly evaluation?: Evaluation
  /** How it came into the log. */
  readonly source?: NonNullable<EntryFilter['source']>
  readonly attemptFailed?: boolean
  /** Each of these words begins a word of its description, its subject or why it was canceled. */
  readonly text?: string
}
