/**
 * Everything that the log holds about one contact. This is the one place where whatever else comes to
 * be held about contacts is added.
 *
 * @since 0.1.0
 */
import type { InputRefusal, NewerEvent, ReadFailure, SegmentLine } from '@interaction-log/core'
import type { LogEntry, QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { history, type HistoryEvent, type HistoryProblem } from '../read/history.js'
import { decodeExport, type ExportContactInput } from './contact-request.js'
import { interactionsOf } from './interactions-of.js'
import { segmentsNaming, type SegmentsNaming } from './segments-naming.js'

/**
 * An interaction as it stands, and how it came to that, oldest event first.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExportedInteraction {
  readonly entry: LogEntry
  readonly history: readonly HistoryEvent[]
}

/**
 * A line of a segment that is not logged, as it names the contact.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExportedLine {
  readonly segmentNo: string
  readonly line: SegmentLine
  /** It was removed, or given to another contact, and is stored until the segment is logged. */
  readonly isRemoved: boolean
}

/**
 * Plain values, ready for `JSON.stringify`. It is content: whoever keeps it must erase it, too.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContactExport {
  readonly type: 'ContactExport'
  readonly contactId: string
  /** When it was made, by the log's clock. */
  readonly exportedAt: string
  /** Those of exactly this contact, by date; canceled ones, too. */
  readonly interactions: readonly ExportedInteraction[]
  /** Those that name exactly this contact. */
  readonly segmentLines: readonly ExportedLine[]
}

/**
 * @category errors
 * @since 0.1.0
 */
export type ExportProblem = InputRefusal | QueryFailure | HistoryProblem | ReadFailure | NewerEvent

const linesIn = ({ open, loggings, lines }: SegmentsNaming): readonly ExportedLine[] =>
  [...open, ...loggings].flatMap(({ no, worksheetId }) =>
    (lines.get(worksheetId) ?? []).map(({ named, now }) => ({
      segmentNo: no,
      line: named,
      isRemoved: now?.contactId !== named.contactId,
    })),
  )

export const exportContact =
  <Own>(engine: Engine<Own>) =>
  async (request: ExportContactInput): Promise<ContactExport | ExportProblem> => {
    const decoded = decodeExport(request)
    if (E.isLeft(decoded)) return decoded.left
    const { contactId } = decoded.right
    const interactions: ExportedInteraction[] = []
    for await (const page of interactionsOf(engine, contactId)) {
      if (E.isLeft(page)) return page.left
      for (const entry of page.right) {
        const past = await history(engine)(entry.interactionId)
        if (past.type !== 'History') return past
        // It may have been purged in this very instant.
        const isPurged = past.events.some(({ type }) => type === 'InteractionPurged')
        if (!isPurged) interactions.push({ entry, history: past.events })
      }
    }
    const naming = await segmentsNaming(engine, contactId)
    if (E.isLeft(naming)) return naming.left
    const segmentLines = linesIn(naming.right)
    const exportedAt = engine.session.clock().toISOString()
    return { type: 'ContactExport', contactId, exportedAt, interactions, segmentLines }
  }
