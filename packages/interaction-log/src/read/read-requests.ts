/**
 * What can be asked of the views, decoded.
 *
 * @since 0.1.0
 */
import { ContactId, decodeInput, type InputRefusal, SegmentNo } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { whole } from './whole.js'

/**
 * All optional; at most one of contact, company and segment.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntriesInput {
  /** Exactly this contact, by date. */
  readonly contact?: string
  /** This company and its persons, as they were at recording, by date. */
  readonly company?: string
  /** The interactions recorded for this segment, by entry number. */
  readonly segment?: string
  /** Entries in a page: 100 if left out, 1,000 at most. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
  /** How long to wait for the view, in milliseconds: 5,000 if left out. */
  readonly withinMs?: number
}

const fields = {
  contact: ContactId,
  company: ContactId,
  segment: SegmentNo,
  limit: whole(1000),
  after: t.string,
  withinMs: whole(3_600_000),
}

const EntriesRequest = t.exact(t.partial(fields))
export type EntriesRequest = t.TypeOf<typeof EntriesRequest>

const selectors = ['contact', 'company', 'segment'] as const

const decode = decodeInput(EntriesRequest, Object.keys(fields))

export const decodeEntries = (input: unknown): E.Either<InputRefusal, EntriesRequest> => {
  const request = decode(input)
  if (E.isLeft(request)) return request
  // Left out means all; a value that happens to be missing must not.
  const missing = selectors.find((name) => name in request.right && !request.right[name])
  if (missing !== undefined)
    return E.left({ type: 'FieldInvalid', field: missing, expected: 'a value, or no such field' })
  const { contact, company, segment } = request.right
  const given = [contact, company, segment].filter((value) => value !== undefined)
  return given.length > 1
    ? E.left({
        type: 'FieldInvalid',
        field: contact === undefined ? 'segment' : 'contact',
        expected: 'at most one of contact, company and segment',
      })
    : request
}
