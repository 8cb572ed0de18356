/**
 * What can be asked of the views, decoded.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal } from '@interaction-log/core'
import type { EntryFilter, EntryPage } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { withoutEmptyRange } from './empty-range.js'
import { columnOf, EntrySort } from './entry-order.js'
import type { EntrySelection } from './entry-selection.js'
import { filterOf, isOfSomething, selectionFields } from './selection-fields.js'
import { whole } from './whole.js'

/**
 * Which page, and how long to wait for it; all optional.
 *
 * @category model
 * @since 0.1.0
 */
export interface PageInput {
  /** Entries in a page: 100 if left out, 1,000 at most. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
  /** How long to wait for the view, in milliseconds: 5,000 if left out. */
  readonly withinMs?: number
}

/**
 * Which entries are counted, and how long to wait for it; all optional.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountEntriesInput extends EntrySelection, Pick<PageInput, 'withinMs'> {}

/**
 * Which entries, in which order; all optional.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntriesInput extends EntrySelection, PageInput {
  /**
   * Left out: the date, if it is said whose or what they are, such as contact, campaign or template,
   * but not segment; else the entry number.
   */
  readonly sort?: EntrySort
  /** The last first. */
  readonly descending?: boolean
}

/** Milliseconds, an hour at most. */
export const patience = whole(3_600_000)

const pageFields = { limit: whole(1000), after: t.string, withinMs: patience }

export const decodePage = decodeInput(t.exact(t.partial(pageFields)), Object.keys(pageFields))

const countFields = { ...selectionFields, withinMs: patience }
const entriesFields = {
  ...selectionFields,
  ...pageFields,
  sort: EntrySort,
  descending: t.boolean,
}

/** Left out means all; a value that happens to be missing must not. */
const withoutGaps = <Request extends object>(request: Request): E.Either<InputRefusal, Request> => {
  const missing = Object.entries(request).find(
    ([field, value]) => field in selectionFields && value === undefined,
  )
  return missing === undefined
    ? E.right(request)
    : E.left({ type: 'FieldInvalid', field: missing[0], expected: 'a value, or no such field' })
}

const pageSize = 100

/** What is asked of a view of entries, and how long it may take to be ready. */
export interface EntriesRequest {
  readonly filter: EntryFilter
  readonly page: EntryPage
  readonly withinMs: number | undefined
}

const decodeFields = decodeInput(t.exact(t.partial(entriesFields)), Object.keys(entriesFields))

export const decodeEntries = (input: unknown): E.Either<InputRefusal, EntriesRequest> =>
  pipe(
    decodeFields(input),
    E.flatMap(withoutGaps),
    E.flatMap(withoutEmptyRange),
    E.map(({ limit = pageSize, after, withinMs, sort, descending, ...selection }) => {
      const byDefault = isOfSomething(selection) ? 'date' : 'entryNo'
      const sortBy = sort === undefined ? byDefault : columnOf(sort)
      const page = { sortBy, descending, limit, after }
      return { filter: filterOf(selection), page, withinMs }
    }),
  )

const decodeCountFields = decodeInput(t.exact(t.partial(countFields)), Object.keys(countFields))

export const decodeCount = (input: unknown): E.Either<InputRefusal, Omit<EntriesRequest, 'page'>> =>
  pipe(
    decodeCountFields(input),
    E.flatMap(withoutGaps),
    E.flatMap(withoutEmptyRange),
    E.map(({ withinMs, ...selection }) => ({ filter: filterOf(selection), withinMs })),
  )

const decodeSelectionFields = decodeInput(
  t.exact(t.partial(selectionFields)),
  Object.keys(selectionFields),
)

export const decodeSelection = (input: unknown): E.Either<InputRefusal, EntryFilter> =>
  pipe(
    decodeSelectionFields(input),
    E.flatMap(withoutGaps),
    E.flatMap(withoutEmptyRange),
    E.map(filterOf),
  )
