/**
 * The builds of one view in memory.
 *
 * @since 0.1.0
 */
import type { Projection } from '../../projection.js'
import type { ViewState } from '../view-state.js'
import type { Build, ErasedUpTo } from '../view-store.js'
import type { MemoryRows } from './memory-row.js'

export interface MemoryBuild {
  readonly version: number
  readonly categories: readonly string[]
  readonly rows: MemoryRows
  state: ViewState
  /** Milliseconds since 1970. */
  workedAt: number
}

export interface MemoryBuilds {
  live: MemoryBuild | undefined
  /** By version. */
  readonly candidates: Map<number, MemoryBuild>
  /** The last one that was used. */
  revision: number
  /** Where the live build has last met erasing events: at this position or before. */
  erasedAt: bigint
}

/** The state after a change, under a revision that no build of the view has had. */
export const changed = (
  builds: MemoryBuilds,
  build: MemoryBuild,
  change: Partial<ViewState>,
): ViewState => {
  build.state = { ...build.state, ...change, revision: ++builds.revision }
  return build.state
}

/** The candidate of this version; a new one if there is none. */
export const candidateIn = (
  builds: MemoryBuilds,
  { version, categories }: Pick<Projection<never, never>, 'version' | 'categories'>,
): MemoryBuild => {
  const begun = builds.candidates.get(version)
  if (begun !== undefined) return begun
  const revision = ++builds.revision
  const build: MemoryBuild = {
    version,
    categories,
    rows: new Map(),
    state: { revision, checkpoint: undefined, built: false, rewriteNeeded: false },
    workedAt: Date.now(),
  }
  builds.candidates.set(version, build)
  return build
}

/** It becomes a candidate without rows. */
export const emptied = (builds: MemoryBuilds, build: MemoryBuild): ViewState => {
  if (builds.live === build) {
    builds.live = undefined
    builds.erasedAt = 0n
  }
  builds.candidates.set(build.version, build)
  build.rows.clear()
  return changed(builds, build, { checkpoint: undefined, built: false })
}

export const takenOver = (builds: MemoryBuilds, build: MemoryBuild): ViewState => {
  if (builds.live !== undefined) builds.candidates.delete(builds.live.version)
  builds.candidates.delete(build.version)
  builds.live = build
  return changed(builds, build, { built: true })
}

/** How long a candidate is left alone before it counts as given up (ms). */
const patience = 60_000

/** Whether a build could still hold what was erased. One that nobody works on any more is emptied. */
export const holdsErased = (builds: MemoryBuilds, upTo: ErasedUpTo | undefined): boolean => {
  let holds = false
  for (const build of [...(builds.live ? [builds.live] : []), ...builds.candidates.values()]) {
    const position = build.state.checkpoint?.position
    if (position === undefined) continue
    const isBehind = build !== builds.live && position < builds.erasedAt
    const isBefore =
      upTo !== undefined && position < upTo.position && build.categories.includes(upTo.category)
    if (!isBehind && !isBefore) continue
    const isLeft = Math.abs(Date.now() - build.workedAt) > patience
    if (isLeft && (isBehind || position < (upTo?.abandonedBefore ?? 0n))) emptied(builds, build)
    else holds = true
  }
  return holds
}

export const summaries = (name: string, { live, candidates }: MemoryBuilds): readonly Build[] =>
  [...(live ? [live] : []), ...candidates.values()].map((build) => ({
    name,
    version: build.version,
    isLive: build === live,
    position: build.state.checkpoint?.position ?? 0n,
  }))
