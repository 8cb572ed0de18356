/**
 * The views of a file and their builds, in two tables. `views` counts the changes of each view, so that
 * no revision is used twice, whichever build of it has it.
 *
 * @since 0.1.0
 */
import type { StreamName, Uuid } from '@interaction-log/core'
import type { Checkpoint } from '../checkpoint.js'
import type { ViewState } from '../view-state.js'
import type { Build, ErasedUpTo } from '../view-store.js'

export const createBuilds = `
  CREATE TABLE views (
    name TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    rewrite_needed INTEGER,
    erased_at TEXT
  ) STRICT;
  CREATE TABLE builds (
    generation INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    categories TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('candidate', 'live', 'retired')),
    revision INTEGER NOT NULL,
    worked_at INTEGER NOT NULL,
    log TEXT,
    position TEXT,
    original_position TEXT,
    event_id TEXT,
    stream TEXT,
    event_version INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX live_build ON builds (name) WHERE stage = 'live';
  CREATE UNIQUE INDEX candidate_build ON builds (name, version) WHERE stage = 'candidate'`

/** A build and what its view says of all of them. */
export interface SqliteBuild {
  readonly generation: number
  readonly name: string
  readonly version: number
  /** A retired one only waits for its tables to be dropped. */
  readonly stage: 'candidate' | 'live' | 'retired'
  readonly revision: number
  /** A revision that tells this need from the next one; null = none. */
  readonly rewrite_needed: number | null
  /** Where the live build has last met erasing events: at this position or before. */
  readonly erased_at: string | null
  /** 1: nobody has been at work on it for a minute. */
  readonly is_left: number
  readonly log: Uuid | null
  readonly position: string | null
  readonly original_position: string | null
  readonly event_id: Uuid | null
  readonly stream: StreamName | null
  readonly event_version: number | null
  /** That it reads, as a JSON list. */
  readonly categories: string
}

const checkpointIn = ({
  log,
  position,
  original_position,
  event_id,
  stream,
  event_version,
}: SqliteBuild): Checkpoint | undefined =>
  log === null ||
  position === null ||
  original_position === null ||
  event_id === null ||
  stream === null ||
  event_version === null
    ? undefined
    : {
        log,
        position: BigInt(position),
        originalPosition: BigInt(original_position),
        eventId: event_id,
        stream,
        version: event_version,
      }

export const stateOf = (build: SqliteBuild): ViewState => ({
  revision: build.revision,
  checkpoint: checkpointIn(build),
  built: build.stage === 'live',
  rewriteNeeded: build.rewrite_needed !== null,
})

export const summaryOf = (build: SqliteBuild): Build => ({
  name: build.name,
  version: build.version,
  isLive: build.stage === 'live',
  position: BigInt(build.position ?? 0),
})

/** It could still hold what the live build has erased. */
export const isBehind = ({ stage, position, erased_at }: SqliteBuild): boolean =>
  stage === 'candidate' &&
  position !== null &&
  erased_at !== null &&
  BigInt(position) < BigInt(erased_at)

/** It reads what was erased, and has not come as far. */
export const isBefore = (
  { position, categories }: SqliteBuild,
  { category, position: upTo }: ErasedUpTo,
): boolean =>
  position !== null &&
  BigInt(position) < upTo &&
  (JSON.parse(categories) as readonly string[]).includes(category)

/** Nobody runs it any more. */
export const isAbandoned = (
  { position, is_left }: SqliteBuild,
  { abandonedBefore }: ErasedUpTo,
): boolean => position !== null && is_left === 1 && BigInt(position) < abandonedBefore
