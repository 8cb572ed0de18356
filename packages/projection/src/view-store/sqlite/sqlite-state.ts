/**
 * The states of the views of a file, in the table `views`.
 *
 * @since 0.1.0
 */
import type { StreamName, Uuid } from '@interaction-log/core'
import { type Database, prepare } from '@interaction-log/sqlite'
import type { Checkpoint } from '../checkpoint.js'
import type { ViewState } from '../view-store.js'

export const createViews = `
  CREATE TABLE views (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    built INTEGER NOT NULL,
    rewrite_needed INTEGER NOT NULL,
    log TEXT,
    position TEXT,
    original_position TEXT,
    event_id TEXT,
    stream TEXT,
    event_version INTEGER
  ) STRICT`

interface StateRow {
  readonly revision: number
  readonly built: number
  readonly rewrite_needed: number
  readonly log: Uuid | null
  readonly position: string | null
  readonly original_position: string | null
  readonly event_id: Uuid | null
  readonly stream: StreamName | null
  readonly event_version: number | null
}

const stateColumns =
  'revision, built, rewrite_needed, log, position, original_position, event_id, stream, event_version'

const checkpointIn = ({
  log,
  position,
  original_position,
  event_id,
  stream,
  event_version,
}: StateRow): Checkpoint | undefined =>
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

const stateIn = (row: StateRow | undefined): ViewState | undefined =>
  row && {
    revision: row.revision,
    checkpoint: checkpointIn(row),
    built: row.built === 1,
    rewriteNeeded: row.rewrite_needed === 1,
  }

/** What becomes of the state of one version of a view; `undefined` = it is not at that revision. */
export const stateStatements = (db: Database, name: string, version: number) => {
  const read = prepare<StateRow>(
    db,
    `SELECT ${stateColumns} FROM views WHERE name = ? AND version = ?`,
  )
  const change = (set: string) =>
    prepare<StateRow>(
      db,
      `UPDATE views SET revision = revision + 1, ${set}
       WHERE name = ? AND version = ? AND revision = ? RETURNING ${stateColumns}`,
    )
  const advance = change(
    `log = ?, position = ?, original_position = ?, event_id = ?, stream = ?, event_version = ?,
     rewrite_needed = max(rewrite_needed, ?)`,
  )
  const finish = change('built = 1')
  const clear = change(
    `log = NULL, position = NULL, original_position = NULL, event_id = NULL, stream = NULL,
     event_version = NULL, built = 0,
     rewrite_needed = max(rewrite_needed, position IS NOT NULL)`,
  )
  return {
    read: () => stateIn(read.get(name, version)),
    advance: (
      revision: number,
      { log, position, originalPosition, eventId, stream, version: at }: Checkpoint,
      erasing: boolean,
    ) =>
      stateIn(
        advance.get(
          log,
          String(position),
          String(originalPosition),
          eventId,
          stream,
          at,
          erasing ? 1 : 0,
          name,
          version,
          revision,
        ),
      ),
    finish: (revision: number) => stateIn(finish.get(name, version, revision)),
    clear: (revision: number) => stateIn(clear.get(name, version, revision)),
  }
}
