/**
 * What can be asked of the views, decoded.
 *
 * @since 0.1.0
 */
import {
  ContactId,
  decodeInput,
  DocumentKind,
  GroupCode,
  type InputRefusal,
  OpaqueId,
  SegmentNo,
  TemplateCode,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { whole } from './whole.js'

/**
 * All optional; the entries are selected in at most one way, by whose or what they are.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntriesInput {
  /** Exactly this contact, by date. */
  readonly contact?: string
  /** This company and its persons, as they were at recording, by date. */
  readonly company?: string
  /** Those of no contact any more, because it was deleted, by date. */
  readonly detached?: true
  /** The interactions recorded for this segment, by entry number. */
  readonly segment?: string
  /** Those of this campaign, by date. */
  readonly campaign?: string
  /** Those of this opportunity, by date. */
  readonly opportunity?: string
  /** Those of this salesperson, by date. */
  readonly salesperson?: string
  /** Those of this task, by date. */
  readonly task?: string
  /** Those that were recorded with this template, by date. */
  readonly template?: string
  /** Those whose template was in this group when they were recorded, by date. */
  readonly group?: string
  /** Those of the document with this number, by date. */
  readonly document?: string
  /** Of the documents with that number, only the one of this kind. */
  readonly documentKind?: DocumentKind
  /** Entries in a page: 100 if left out, 1,000 at most. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
  /** How long to wait for the view, in milliseconds: 5,000 if left out. */
  readonly withinMs?: number
}

/**
 * Which page, and how long to wait for it; all optional.
 *
 * @category model
 * @since 0.1.0
 */
export type PageInput = Pick<EntriesInput, 'limit' | 'after' | 'withinMs'>

/** Milliseconds, an hour at most. */
export const patience = whole(3_600_000)

const pageFields = { limit: whole(1000), after: t.string, withinMs: patience }

const fields = {
  contact: ContactId,
  company: ContactId,
  detached: t.literal(true),
  segment: SegmentNo,
  campaign: OpaqueId,
  opportunity: OpaqueId,
  salesperson: OpaqueId,
  task: OpaqueId,
  template: TemplateCode,
  group: GroupCode,
  document: OpaqueId,
  documentKind: DocumentKind,
  ...pageFields,
}

export const decodePage = decodeInput(t.exact(t.partial(pageFields)), Object.keys(pageFields))

const EntriesRequest = t.exact(t.partial(fields))
export type EntriesRequest = t.TypeOf<typeof EntriesRequest>

const selectors = [
  'contact',
  'segment',
  'company',
  'detached',
  'campaign',
  'opportunity',
  'salesperson',
  'task',
  'template',
  'group',
  'document',
] as const

/** Whether it asks for less than the whole log. */
export const isSelection = (request: EntriesRequest): boolean =>
  selectors.some((name) => request[name] !== undefined)

const decode = decodeInput(EntriesRequest, Object.keys(fields))

const refused = (field: string, expected: string): E.Either<InputRefusal, never> =>
  E.left({ type: 'FieldInvalid', field, expected })

export const decodeEntries = (input: unknown): E.Either<InputRefusal, EntriesRequest> => {
  const request = decode(input)
  if (E.isLeft(request)) return request
  // Left out means all; a value that happens to be missing must not.
  const missing = [...selectors, 'documentKind' as const].find(
    (name) => name in request.right && !request.right[name],
  )
  if (missing !== undefined) return refused(missing, 'a value, or no such field')
  const [first, second] = selectors.filter((name) => request.right[name] !== undefined)
  if (first !== undefined && second !== undefined)
    return refused(first, `at most one of ${selectors.join(', ')}`)
  if (request.right.documentKind !== undefined && first !== 'document')
    return refused('documentKind', 'document, the number, beside it')
  return request
}
