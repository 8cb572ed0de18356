/**
 * Finding the builds of a file, and changing them. Called within a transaction.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import type { Projection } from '../../projection.js'
import type { Checkpoint } from '../checkpoint.js'
import type { SqliteBuild } from './sqlite-state.js'
import { tableName } from './layout.js'
import { emptyTables, removeRows } from './tables.js'

export type Builds = ReturnType<typeof buildsIn>

export const tableOf = ({ name, generation }: SqliteBuild): string => tableName(name, generation)

export const buildsIn = (db: Database) => {
  const select = (rest: string) =>
    prepare<SqliteBuild>(
      db,
      `SELECT builds.*, views.rewrite_needed, views.erased_at,
              abs(unixepoch() - builds.worked_at) > 60 AS is_left
       FROM builds JOIN views USING (name) WHERE ${rest}`,
    )
  const live = select(`name = ? AND stage = 'live'`)
  const candidate = select(`name = ? AND version = ? AND stage = 'candidate'`)
  const candidates = select(`name = ? AND stage = 'candidate'`)
  const at = select(`generation = ? AND stage <> 'retired'`)
  const all = select(`stage <> 'retired' ORDER BY name, stage DESC, version`)
  const retired = select(`stage = 'retired'`)

  const count = prepare<{ revision: number }>(
    db,
    `INSERT INTO views (name, revision) VALUES (?, 0)
     ON CONFLICT (name) DO UPDATE SET revision = revision + 1 RETURNING revision`,
  )
  const next = (name: string): number => count.get(name)?.revision ?? 0

  const insert = prepare(
    db,
    `INSERT INTO builds (name, version, categories, revision, stage, worked_at)
     VALUES (?, ?, ?, ?, 'candidate', unixepoch())`,
  )
  const change = (set: string) =>
    prepare(db, `UPDATE builds SET ${set}, revision = ? WHERE generation = ?`)
  const advance = change(
    `log = ?, position = ?, original_position = ?, event_id = ?, stream = ?, event_version = ?,
     worked_at = unixepoch()`,
  )
  const touch = prepare(db, 'UPDATE builds SET worked_at = unixepoch() WHERE generation = ?')
  const promote = change(`stage = 'live'`)
  const retire = prepare(
    db,
    `UPDATE builds SET stage = 'retired' WHERE name = ? AND version = ? AND generation <> ?`,
  )
  const empty = change(
    `stage = 'candidate', log = NULL, position = NULL, original_position = NULL, event_id = NULL,
     stream = NULL, event_version = NULL`,
  )
  const remove = prepare(db, 'DELETE FROM builds WHERE generation = ?')
  const erase = prepare(db, 'UPDATE views SET erased_at = ? WHERE name = ?')
  const need = prepare(db, 'UPDATE views SET rewrite_needed = ? WHERE name = ?')
  const settle = prepare(
    db,
    'UPDATE views SET rewrite_needed = NULL WHERE name = ? AND rewrite_needed = ?',
  )

  const needRewrite = (name: string): void => {
    need.run(next(name), name)
  }
  const changed = (generation: number): SqliteBuild | undefined => at.get(generation)

  return {
    live: (name: string) => live.get(name),
    candidate: (name: string, version: number) => candidate.get(name, version),
    at: changed,
    all: () => all.all(),

    begin: (
      {
        name,
        version,
        categories,
      }: Pick<Projection<never, never>, 'name' | 'version' | 'categories'>,
      create: (table: string) => void,
    ) => {
      insert.run(name, version, JSON.stringify(categories), next(name))
      const build = candidate.get(name, version)
      if (build !== undefined) create(tableOf(build))
      return build
    },

    advance: (
      { name, generation }: SqliteBuild,
      { log, position, originalPosition, eventId, stream: of, version }: Checkpoint,
    ) => {
      const original = String(originalPosition)
      const revision = next(name)
      advance.run(log, String(position), original, eventId, of, version, revision, generation)
      return changed(generation)
    },

    /** What the live build has removed at erasing events goes from its candidates, too. */
    erase: ({ name, stage: of, generation }: SqliteBuild, ids: readonly string[], upTo: bigint) => {
      needRewrite(name)
      if (of === 'live') {
        erase.run(String(upTo), name)
        for (const each of candidates.all(name)) removeRows(db, tableOf(each), ids)
      }
      return changed(generation)
    },

    /** It becomes a candidate without rows. */
    empty: (build: SqliteBuild) => {
      const { name, generation, position } = build
      emptyTables(db, tableOf(build))
      empty.run(next(name), generation)
      if (build.stage === 'live') erase.run(null, name)
      if (position !== null) needRewrite(name)
      return changed(generation)
    },

    /** Somebody is at work on it. */
    touch: ({ generation }: SqliteBuild): void => {
      touch.run(generation)
    },

    /** All builds of a version of the view but this one. */
    retireOthers: ({ name, generation }: SqliteBuild, version: number): void => {
      retire.run(name, version, generation)
    },

    promote: ({ name, generation }: SqliteBuild) => {
      promote.run(next(name), generation)
      return changed(generation)
    },

    retired: () => retired.all(),

    /** Its tables are gone. */
    forget: ({ name, generation }: SqliteBuild): void => {
      remove.run(generation)
      needRewrite(name)
    },

    settle: ({ name, rewrite_needed }: SqliteBuild): void => {
      settle.run(name, rewrite_needed)
    },
  }
}
