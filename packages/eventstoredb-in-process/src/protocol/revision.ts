/**
 * Revisions on the wire. There the last one is the int64 maximum.
 *
 * @since 0.1.0
 */
import type { ExpectedRevision } from '../log/check-append.js'
import { endOfRevisions } from '../log/event-record.js'

/**
 * @since 0.1.0
 */
export const revisionText = (revision: number): string =>
  revision === endOfRevisions ? '9223372036854775807' : String(revision)

/** What the requests with an expected revision have in common. */
interface ExpectingRequest {
  readonly hasNoStream: () => boolean
  readonly hasAny: () => boolean
  readonly hasStreamExists: () => boolean
}

/**
 * @since 0.1.0
 */
export const expectedFrom = (request: ExpectingRequest, revision: string): ExpectedRevision => {
  if (request.hasNoStream()) return -1
  if (request.hasAny()) return 'any'
  if (request.hasStreamExists()) return 'stream exists'
  return Number(revision)
}

/**
 * As the server numbers them in errors.
 *
 * @since 0.1.0
 */
export const expectedNumber = (expected: ExpectedRevision): number => {
  if (expected === 'any') return -2
  return expected === 'stream exists' ? -4 : expected
}
