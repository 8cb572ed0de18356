/**
 * Where the events of worksheets name a contact: in the lines that are there, and in those that were
 * removed or given to another contact.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { idOf } from '../../event/stream-name.js'
import type { EventStore } from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'
import type { SegmentLine } from '../../segment/line.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import { worksheetCategory } from '../../segment/worksheet/stream.js'
import type { ContactId } from '../../values/opaque-id.js'
import type { Uuid } from '../../values/uuid.js'
import type { NewerEvent } from '../read-state.js'
import type { LogSession } from '../session.js'
import { decodedWorksheetEvent } from './worksheet-events.js'

/**
 * A line that names the contact, or did.
 *
 * @category model
 * @since 0.1.0
 */
export interface TracedLine {
  /** As it named the contact last. */
  readonly named: SegmentLine
  /** As it is now; undefined = it was removed. */
  readonly now: SegmentLine | undefined
}

/** By number of line. */
export type Trace = ReadonlyMap<number, TracedLine>

export const traceIn = (
  trace: Map<number, TracedLine>,
  contactId: ContactId,
  event: WorksheetEvent,
): void => {
  if (event.type === 'SegmentLinesAdded' || event.type === 'SegmentLinesRevised')
    for (const line of event.data.lines) {
      const before = trace.get(line.lineNo)
      if (line.contactId === contactId) trace.set(line.lineNo, { named: line, now: line })
      else if (before !== undefined) trace.set(line.lineNo, { ...before, now: line })
    }
  else if (event.type === 'SegmentLinesRemoved')
    for (const lineNo of event.data.lineNos) {
      const before = trace.get(lineNo)
      if (before !== undefined) trace.set(lineNo, { ...before, now: undefined })
    }
}

const batchSize = 8

/**
 * The worksheets that are not erased and whose events name exactly this contact, with these lines.
 * `after`: a position before the worksheets began.
 *
 * @example
 * import { type ContactId, traceContact } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const found = await traceContact({ store: memoryEventStore() }, 0n)('CT12' as ContactId)()
 * assert.deepStrictEqual(found, E.right(new Map()))
 *
 * @category workflows
 * @since 0.1.0
 */
export const traceContact =
  ({ store }: Pick<LogSession, 'store'>, after: bigint) =>
  (contactId: ContactId) =>
  async (): Promise<
    E.Either<ReadFailure | NewerEvent, ReadonlyMap<Uuid, readonly TracedLine[]>>
  > => {
    const traces = new Map<Uuid, Map<number, TracedLine>>()
    for await (const batch of readingFrom(store, after)) {
      if (E.isLeft(batch)) return batch
      for (const stored of batch.right) {
        // The same lines as before, and by far the largest events.
        if (stored.type === 'SegmentLinesResolved') continue
        const decoded = decodedWorksheetEvent(stored)
        if (E.isLeft(decoded)) return decoded
        const id = idOf(stored.stream) as Uuid
        const { event } = decoded.right
        const trace = traces.get(id) ?? new Map<number, TracedLine>()
        traceIn(trace, contactId, event)
        if (trace.size > 0) traces.set(id, trace)
        // It is erased, even if a store still hands it out.
        if (event.type === 'SegmentWorksheetClosed') traces.delete(id)
      }
    }
    return E.right(new Map([...traces].map(([id, trace]) => [id, [...trace.values()]])))
  }

const readingFrom = (store: EventStore, after: bigint) =>
  store.readAll({ after, categories: [worksheetCategory], batchSize })
