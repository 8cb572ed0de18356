/**
 * Views in memory: for tests, and for views that may be built anew with every start.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ViewErasure, ViewStore } from '../view-store.js'
import { candidateIn, holdsErased, type MemoryBuilds, summaries } from './memory-build.js'
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
  let isClosed = false

  const unlessClosed: UnlessClosed = (ask) => () =>
    Promise.resolve(
      isClosed
        ? E.left({ type: 'ViewUnavailable', reason: 'Closed', because: 'the view store is closed' })
        : ask(),
    )

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
        if (find() === undefined) candidateIn(builds, version)
        return E.right(memoryView(projection, builds, find, unlessClosed))
      }),
    rebuild: (projection) =>
      unlessClosed(() => {
        const { name, version } = projection
        const builds = buildsOf(name)
        const build = candidateIn(builds, version)
        const isThere = () => builds.live === build || builds.candidates.get(version) === build
        const find = () => (isThere() ? build : undefined)
        return E.right(memoryView(projection, builds, find, unlessClosed))
      }),
    builds: () =>
      unlessClosed(() =>
        E.right([...views].sort().flatMap(([name, builds]) => summaries(name, builds))),
      ),
    rewrite: () =>
      unlessClosed(() => {
        const isHidden = [...views.values()].map(holdsErased).includes(true)
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
