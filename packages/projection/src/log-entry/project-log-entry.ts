/**
 * What each event makes of the entry of its interaction.
 *
 * @since 0.1.0
 */
import {
  type ContactId,
  type EventEnvelope,
  idOf,
  type InteractionEvent,
  type InteractionId,
  match,
  type PositionText,
} from '@interaction-log/core'
import { produce } from 'immer'
import type { LogEntry } from './log-entry.js'

/**
 * @example
 * import type { EventEnvelope, InteractionEvent } from '@interaction-log/core'
 * import { logEntryId } from '@interaction-log/projection'
 *
 * const stream = 'interaction-3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
 * const envelope = { stream } as EventEnvelope<InteractionEvent>
 * assert.strictEqual(logEntryId(envelope), '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11')
 *
 * @category projecting
 * @since 0.1.0
 */
export const logEntryId = ({ stream }: EventEnvelope<InteractionEvent>): InteractionId =>
  idOf(stream) as InteractionId

const moved = (
  entry: LogEntry,
  contactId: ContactId | null,
  companyId: ContactId | null,
): LogEntry => {
  const before = entry.contactId === null ? [] : [entry.contactId]
  const formerContacts = [...new Set([...entry.formerContacts, ...before])]
  return {
    ...entry,
    contactId,
    companyId,
    formerContacts: formerContacts.filter((id) => id !== contactId),
  }
}

/**
 * The entry after an event. Without an entry, only InteractionRecorded makes one.
 *
 * @example
 * import type { EventEnvelope, InteractionEvent } from '@interaction-log/core'
 * import { projectLogEntry } from '@interaction-log/projection'
 *
 * const canceled = {
 *   metadata: {},
 *   event: {
 *     type: 'InteractionCanceled',
 *     data: { reason: null, cause: { type: 'direct' }, attachmentRemoved: false },
 *   },
 * } as EventEnvelope<InteractionEvent>
 * assert.strictEqual(projectLogEntry(undefined, canceled), undefined)
 *
 * @category projecting
 * @since 0.1.0
 */
export const projectLogEntry = (
  entry: LogEntry | undefined,
  envelope: EventEnvelope<InteractionEvent>,
): LogEntry | undefined => {
  const { recordedAt, actor } = envelope.metadata
  return match<InteractionEvent, LogEntry | undefined>(envelope.event, {
    InteractionRecorded: ({ data }) => ({
      interactionId: logEntryId(envelope),
      entryNo: String(envelope.originalPosition) as PositionText,
      status: 'recorded',
      recordedAt,
      recordedBy: actor,
      canceled: null,
      formerContacts: [],
      // Last: V8 adds properties to a spread object more than ten times as slowly.
      ...data,
    }),
    InteractionCanceled: ({ data: { reason, cause, attachmentRemoved } }) =>
      entry &&
      produce(entry, (draft) => {
        draft.status = 'canceled'
        draft.canceled = { at: recordedAt, by: actor, reason, cause }
        if (attachmentRemoved) draft.attachment = null
      }),
    InteractionReinstated: () =>
      entry &&
      produce(entry, (draft) => {
        draft.status = 'recorded'
        draft.canceled = null
      }),
    InteractionReassigned: ({ data: { contactId, companyId } }) =>
      entry && moved(entry, contactId, companyId),
    InteractionContactDetached: () => entry && moved(entry, null, null),
    InteractionPurged: () => undefined,
  })
}
