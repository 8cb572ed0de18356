/**
 * The rows of a view in memory.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { bindingOf, placeOf } from '../cursor.js'
import { groupsOf, pageOf } from '../paging.js'
import type { RowFormat } from '../row-format.js'
import type { Table } from '../table.js'
import { memoryRow, type MemoryRows } from './memory-row.js'
import { countGroups, search, whether } from './memory-search.js'

export const memoryTable = <Row extends object, Column extends string>(
  format: RowFormat<Row>,
  rows: MemoryRows,
): Table<Row, Column> => ({
  load: (ids) => {
    const found = new Map<string, Row>()
    for (const id of ids) {
      const kept = rows.get(id)
      if (kept !== undefined) found.set(id, format.copy(kept.row))
    }
    return found
  },
  save: (changed) => {
    const made = [...changed].map(([id, row]) => [id, row && memoryRow(format, row)] as const)
    for (const [id, row] of made)
      if (row === undefined) rows.delete(id)
      else rows.set(id, row)
  },
  page: (query) => {
    const binding = bindingOf(format.view, query)
    return pipe(
      placeOf(binding, query.orderBy.length + 1, query.after),
      E.map((after) => {
        const found = search(format.columns, rows, query, after)
        const texts = found.map(({ id, row }) => ({ id, row: JSON.stringify(row) }))
        return pageOf(format, query, binding, texts)
      }),
    )
  },
  count: (where) => {
    const holds = whether(format.columns, where)
    let count = 0
    for (const row of rows.values()) if (holds(row)) count += 1
    return count
  },
  countBy: (question) => {
    const binding = bindingOf(format.view, question)
    return pipe(
      placeOf(binding, question.by.length, question.after),
      E.map((after) =>
        groupsOf(question.limit, binding, countGroups(format.columns, rows, question, after)),
      ),
    )
  },
})
