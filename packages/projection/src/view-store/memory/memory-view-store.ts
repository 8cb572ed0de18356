/**
 * Views in memory: for tests, and for views that may be built anew with every start.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ViewErasure, ViewStore } from '../view-store.js'
import type { Projection } from '../../projection.js'
import { changed } from '../changed.js'
import {
  candidateIn,
  holdsErased,
  type MemoryBuild,
  type MemoryBuilds,
  summaries,
} from './memory-build.js'
import { memoryView, type UnlessClosed } from './memory-view.js'

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
  const views = new Map<string, MemoryBuilds>()
  const columnsOf = new WeakMap<MemoryBuild, string>()
  let isClosed = false

  const unlessClosed: UnlessClosed = (ask) => () =>
    Promise.resolve(
      isClosed
        ? E.left({ type: 'ViewUnavailable', reason: 'Closed', because: 'the view store is closed' })
        : ask(),
    )

  /** Its rows hold the values of columns in their order. */
  const isChanged = (
    build: MemoryBuild,
    { columns, text }: Pick<Projection<never, never>, 'columns' | 'text'>,
  ): boolean => {
    const asked = JSON.stringify([Object.keys(columns), text !== undefined])
    const kept = columnsOf.get(build) ?? asked
    columnsOf.set(build, kept)
    return kept !== asked
  }

  const buildsOf = (name: string): MemoryBuilds => {
    const builds = views.get(name) ?? {
      live: undefined,
      candidates: new Map(),
      revision: -1,
      erasedAt: 0n,
    }
    views.set(name, builds)
    return builds
  }

  return {
    open: (projection) =>
      unlessClosed(() => {
        const { name, version } = projection
        const builds = buildsOf(name)
        const find = () =>
          builds.live?.version === version ? builds.live : builds.candidates.get(version)
        return isChanged(find() ?? candidateIn(builds, projection), projection)
          ? changed(projection)
          : E.right(memoryView(projection, builds, find, unlessClosed))
      }),
    rebuild: (projection) =>
      unlessClosed(() => {
        const { name, version } = projection
        const builds = buildsOf(name)
        const build = candidateIn(builds, projection)
        const isThere = () => builds.live === build || builds.candidates.get(version) === build
        const find = () => (isThere() ? build : undefined)
        return isChanged(build, projection)
          ? changed(projection)
          : E.right(memoryView(projection, builds, find, unlessClosed))
      }),
    builds: () =>
      unlessClosed(() =>
        E.right([...views].sort().flatMap(([name, builds]) => summaries(name, builds))),
      ),
    rewrite: (upTo) =>
      unlessClosed(() => {
        const isHidden = [...views.values()].map((of) => holdsErased(of, upTo)).includes(true)
        const type: ViewErasure['type'] = isHidden ? 'Hidden' : 'Gone'
        return E.right({ type, store: 'memory', node: 'memory' })
      }),
    close: () => () => {
      isClosed = true
      views.clear()
      return Promise.resolve(E.right(undefined))
    },
  }
}
