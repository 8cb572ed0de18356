/**
 * Failures of the event store.
 *
 * @since 0.1.0
 */
import type { NewerEvent, StoreFailure } from '@interaction-log/core'
import type { Sentences } from './problem.js'

export const ofStore: Sentences<StoreFailure['type'] | NewerEvent['type']> = {
  EventNotCanonical: ({ path, because }) => `${path}: this cannot be stored: ${because}.`,
  EventTooLarge: ({ bytes, limit }) =>
    `This is too large: ${String(bytes)} bytes, at most ${String(limit)} can be stored at once.`,
  EventUndecodable: ({ stream, version, eventType }) =>
    `Event ${String(version)} of ${stream} does not have the shape of ${eventType}. ` +
    'Restore the log from a backup.',
  EvidenceMismatch: ({ stream, version }) =>
    `Event ${String(version)} of ${stream} is not what the purge listed. Nothing was erased; ` +
    'the log was altered.',
  NewerEvent: ({ stream, version, eventType }) =>
    `Event ${String(version)} of ${stream} is a ${eventType}, which this version does not know. ` +
    'Update the program.',
  StoreUnavailable: ({ because }) => `The event store cannot be used: ${because}. Try again.`,
  StreamDamaged: ({ stream, version }) =>
    `Event ${String(version)} of ${stream} is missing or unreadable. Restore the log from a backup.`,
  UnknownOutcome: ({ because }) =>
    `It is not known whether this was stored: ${because}. Repeat it with the same idempotency key.`,
  VersionConflict: ({ stream }) =>
    `Others kept changing ${stream} at the same time. Nothing was stored; try again.`,
}
