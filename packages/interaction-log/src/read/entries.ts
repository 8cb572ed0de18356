/**
 * The log as people see it: everything that is not purged, with its status, page by page.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import {
  entriesThatMeet,
  type EntryFilter,
  type LogEntry,
  type Page,
  type QueryFailure,
  titleOf,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Engine } from '../engine.js'
import type { GroupEntry, TemplateEntry } from '../views/catalog.js'
import {
  decodeEntries,
  type EntriesInput,
  type EntriesRequest,
  isSelection,
} from './read-requests.js'
import { ready } from './ready.js'

/**
 * An interaction as the log shows it, with its line in a timeline.
 *
 * @category model
 * @since 0.1.0
 */
export interface Entry extends LogEntry {
  /** The template's description at recording, by whom or from whom: all of it the entry's own. */
  readonly title: string
}

/**
 * A page of the log.
 *
 * @category model
 * @since 0.1.0
 */
export interface Entries {
  readonly type: 'Entries'
  readonly entries: readonly Entry[]
  /** Where the next page begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Templates {
  readonly type: 'Templates'
  readonly templates: readonly TemplateEntry[]
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Groups {
  readonly type: 'Groups'
  readonly groups: readonly GroupEntry[]
  readonly next: string | undefined
}

/**
 * Pages of what is so now, one's own writes included.
 *
 * @category model
 * @since 0.1.0
 */
export interface Readings {
  /** The log: all of it, or of one contact, campaign, …; never stale rows, see `withinMs`. */
  readonly entries: (request: EntriesInput) => Promise<Entries | InputRefusal | QueryFailure>
  /** Templates by code, retired ones included, a hundred in a page. */
  readonly templates: (after?: string) => Promise<Templates | QueryFailure>
  /** Groups by code, retired ones included, a hundred in a page. */
  readonly groups: (after?: string) => Promise<Groups | QueryFailure>
}

const pageSize = 100

const question = <Own>({ views }: Engine<Own>, request: EntriesRequest) => {
  const { segment, limit = pageSize, after } = request
  const page = { limit, after }
  if (segment !== undefined)
    return views.segmentLog.query(entriesThatMeet({ segmentNo: segment }, page))
  const filter: EntryFilter = {
    contactId: request.contact,
    companyId: request.company,
    detached: request.detached,
    campaignNo: request.campaign,
    opportunityNo: request.opportunity,
    salespersonCode: request.salesperson,
    taskNo: request.task,
    templateCode: request.template,
    groupCode: request.group,
    documentNo: request.document,
    documentKind: request.documentKind,
  }
  const sortBy = isSelection(request) ? 'date' : 'entryNo'
  return views.contactLog.query(entriesThatMeet(filter, { ...page, sortBy }))
}

export const readings = <Own>(engine: Engine<Own>): Readings => {
  const { views, ownWrites } = engine

  const catalogPage = async <Row>(
    category: string,
    view: { reached: (position: bigint) => TaskEither<QueryFailure, void> },
    query: TaskEither<QueryFailure, Page<Row>>,
  ): Promise<E.Either<QueryFailure, Page<Row>>> => {
    const reached = await view.reached(ownWrites.upTo([category]))()
    return E.isLeft(reached) ? reached : query()
  }
  const byCode = (after: string | undefined) => ({
    where: [],
    orderBy: ['code' as const],
    after,
    limit: pageSize,
  })

  return {
    entries: async (input) => {
      const request = decodeEntries(input)
      if (E.isLeft(request)) return request.left
      const view = request.right.segment === undefined ? views.contactLog : views.segmentLog
      const isReady = await ready(engine, view, ['interaction'], request.right.withinMs)()
      if (E.isLeft(isReady)) return isReady.left
      const page = await question(engine, request.right)()
      if (E.isLeft(page)) return page.left
      const { rows, next } = page.right
      const entries = rows.map((entry) => ({ title: titleOf(entry), ...entry }))
      return { type: 'Entries', entries, next }
    },
    templates: async (after) => {
      const { templates } = views
      const page = await catalogPage(
        'interactionTemplate',
        templates,
        templates.query(byCode(after)),
      )
      if (E.isLeft(page)) return page.left
      return { type: 'Templates', templates: page.right.rows, next: page.right.next }
    },
    groups: async (after) => {
      const { groups } = views
      const page = await catalogPage('interactionGroup', groups, groups.query(byCode(after)))
      if (E.isLeft(page)) return page.left
      return { type: 'Groups', groups: page.right.rows, next: page.right.next }
    },
  }
}
