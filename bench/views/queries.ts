/**
 * Pages of fifty entries of a finished view: by the orders that have an index, by every other order, by
 * filters that no index covers, and by text. Each question is timed for its first and its second page.
 */
import type { ContactId, GroupCode, LocalDate, OpaqueId, TemplateCode } from '@interaction-log/core'
import {
  entriesThatMeet,
  type EntryFilter,
  type LogEntryColumn,
  logEntryColumns,
  sqliteViewStore,
} from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import { median } from '../figures.js'
import { right } from '../outcome.js'

export interface Timed {
  readonly question: string
  readonly milliseconds: number
}

export interface Queries {
  readonly rows: number
  readonly indexed: readonly Timed[]
  readonly others: readonly Timed[]
}

type Question = readonly [filter: EntryFilter, sortBy: LogEntryColumn, descending?: boolean]

const contactId = 'CT000007' as ContactId
const templateCode = 'ONSITE' as TemplateCode
const dateFrom = '2022-01-01' as LocalDate

const indexed: readonly Question[] = [
  [{}, 'entryNo', true],
  [{}, 'date', true],
  [{}, 'recordedAt', true],
  [{ contactId }, 'date', true],
  [{ companyId: 'CO00007' as ContactId }, 'date'],
  [{ status: 'canceled' }, 'entryNo'],
  [{ campaignNo: 'CP1001' as OpaqueId }, 'date'],
  [{ opportunityNo: 'OP7' as OpaqueId }, 'date'],
  [{ salespersonCode: 'SP7' as OpaqueId }, 'date', true],
  [{ taskNo: 'TD7' as OpaqueId }, 'date'],
  [{ templateCode }, 'date', true],
  [{ groupCode: 'MAIL' as GroupCode }, 'date'],
  [{ documentNo: 'D7' as OpaqueId }, 'date'],
]

const hasIndex: readonly string[] = ['entryNo', 'date', 'recordedAt']
const columns = Object.keys(logEntryColumns) as readonly LogEntryColumn[]

const others: readonly Question[] = [
  ...columns.filter((column) => !hasIndex.includes(column)).map((by): Question => [{}, by]),
  [{ channel: 'letter' }, 'date'],
  [{ status: 'canceled', evaluation: 'positive', attemptFailed: true }, 'cost', true],
  [{ templateCode, dateFrom, dateTo: '2022-06-30' as LocalDate }, 'description'],
  [{ contactId, direction: 'inbound' }, 'durationMinutes'],
  [{ text: 'complaint' }, 'date', true],
  [{ text: 'complaint renewal training' }, 'entryNo'],
  [{ text: 'grosse', status: 'canceled' }, 'recordedAt'],
  [{ text: 'c' }, 'date'],
  [{ text: 'c' }, 'cost'],
  [{ text: 'grosse', contactId }, 'date', true],
]

const times = 5

const titleOf = ([filter, sortBy, descending]: Question): string => {
  const asked = Object.entries(filter).map(([name, value]) => `${name} ${String(value)}`)
  return `${asked.join(', ') || 'all'} by ${sortBy}${descending === true ? ', descending' : ''}`
}

export const queries = async (file: string): Promise<Queries> => {
  const views = await right(sqliteViewStore(file))
  const view = await right(views.open(contactLog))
  const pageOf = async ([filter, sortBy, descending]: Question, after?: string) =>
    right(view.query(entriesThatMeet(filter, { sortBy, descending, limit: 50, after })))

  const timed = async (question: Question): Promise<Timed> => {
    const milliseconds: number[] = []
    for (let time = 0; time < times; time++) {
      let after: string | undefined
      for (const first of [true, false]) {
        const start = performance.now()
        const { rows, next } = await pageOf(question, after)
        milliseconds.push(performance.now() - start)
        if (first && rows.length === 0) throw new Error(`nothing found: ${titleOf(question)}`)
        if (next === undefined) break
        after = next
      }
    }
    return { question: titleOf(question), milliseconds: median(milliseconds) }
  }
  const all = async (questions: readonly Question[]): Promise<readonly Timed[]> => {
    const answers: Timed[] = []
    for (const question of questions) answers.push(await timed(question))
    return answers.toSorted((a, b) => b.milliseconds - a.milliseconds)
  }

  const rows = await right(view.count([]))
  const answers = { rows, indexed: await all(indexed), others: await all(others) }
  await right(views.close())
  return answers
}
