/**
 * Mistakes in orders and pages.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Query } from '../../view-store/query.js'
import type { View } from '../../view-store/view.js'
import { inView } from './mistake.js'

const first = { after: undefined }

/** @since 0.1.0 */
export const paging = [
  inView('knows no descending order', (view) => ({
    query: (query) => view.query({ ...query, descending: false }),
  })),
  inView('sorts by the first column only', (view) => ({
    query: (query) => view.query({ ...query, orderBy: query.orderBy.slice(0, 1) }),
  })),
  inView('sorts what it shows as text', (view) => ({
    query: (query) =>
      pipe(
        view.query(query),
        TE.map(({ rows, next }) => ({
          rows: rows
            .map((row) => ({ row, text: JSON.stringify(row) }))
            .sort((a, b) => (a.text < b.text ? -1 : 1))
            .map(({ row }) => row),
          next,
        })),
      ),
  })),
  inView(
    'shows the last row of a page again',
    <Row extends object, Column extends string>(view: View<Row, Column>) => {
      const shown: Row[] = []
      return {
        query: (query: Query<Column>) =>
          pipe(
            view.query(query),
            TE.map(({ rows, next }) => {
              const again = query.after === undefined ? [] : shown.slice(-1)
              shown.push(...rows)
              return { rows: [...again, ...rows], next }
            }),
          ),
      }
    },
  ),
  inView('skips a row between pages', (view) => ({
    query: (query) =>
      pipe(
        view.query(query),
        TE.map(({ rows, next }) => ({
          rows: query.after === undefined ? rows : rows.slice(1),
          next,
        })),
      ),
  })),
  inView('counts its pages by rows that were passed', (view) => ({
    query: (query) => {
      const passed = Number(query.after ?? 0)
      return Number.isInteger(passed)
        ? pipe(
            view.query({ ...query, ...first, limit: passed + query.limit }),
            TE.map(({ rows, next }) => ({
              rows: rows.slice(passed),
              next: next && String(passed + query.limit),
            })),
          )
        : TE.left({ type: 'CursorInvalid' as const })
    },
  })),
  inView('has always one more page', (view) => ({
    query: (query) =>
      pipe(
        view.query(query),
        TE.map(({ rows, next }) => ({ rows, next: next ?? 'more' })),
      ),
  })),
  inView('begins anew where a cursor is none', (view) => ({
    query: (query) =>
      pipe(
        view.query(query),
        TE.orElse(() => view.query({ ...query, ...first })),
      ),
  })),
  inView('shows the first groups again and again', (view) => ({
    countBy: (question) => view.countBy({ ...question, ...first }),
  })),
  inView('counts every row once in each group', (view) => ({
    countBy: (question) =>
      pipe(
        view.countBy(question),
        TE.map(({ groups, next }) => ({
          groups: groups.map(({ values }) => ({ values, count: 1 })),
          next,
        })),
      ),
  })),
]
