/**
 * Views in memory: for tests, and for views that may be built anew with every start.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { memoryView, type MemoryBuild } from './memory-view.js'
import { rowFormat } from '../row-format.js'
import { emptyView, type ViewErasure, type ViewStore } from '../view-store.js'

/**
 * @example
 * import { memoryViewStore } from '@interaction-log/projection'
 *
 * assert.deepStrictEqual(await memoryViewStore().rewrite()(), {
 *   _tag: 'Right',
 *   right: { type: 'Gone', store: 'memory', node: 'memory' },
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const memoryViewStore = (): ViewStore => {
  const tables = new Map<string, MemoryBuild>()
  let closed: string | undefined

  const unlessClosed = <A>(value: A): TE.TaskEither<ViewUnavailable, A> =>
    closed === undefined ? TE.right(value) : TE.left({ type: 'ViewUnavailable', because: closed })

  const tableOf = (name: string, version: number): MemoryBuild => {
    const present = tables.get(name)
    if (present?.version === version) return present
    if (present) {
      present.closed = 'another version of the projection has replaced it'
      present.rows.clear()
    }
    const table: MemoryBuild = { version, rows: new Map(), state: emptyView, closed: undefined }
    tables.set(name, table)
    return table
  }

  return {
    open: (projection) => () =>
      pipe(
        unlessClosed(rowFormat(projection)),
        TE.map((format) => memoryView(format, tableOf(projection.name, projection.version))),
      )(),
    rewrite: () => () =>
      unlessClosed<ViewErasure>({ type: 'Gone', store: 'memory', node: 'memory' })(),
    close: () => () => {
      closed = 'the view store is closed'
      for (const table of tables.values()) {
        table.closed = closed
        table.rows.clear()
      }
      return TE.right(undefined)()
    },
  }
}
