/**
 * Views in one SQLite file, apart from the events: a table for each view. The file can be deleted at
 * any time; the next start builds it anew.
 *
 * @since 0.1.0
 */
import { basename } from 'node:path'
import { attempt, type Database, openDatabase, type OpenFailure } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import type { ViewErasure, ViewStore } from '../view-store.js'
import { buildsIn } from './builds.js'
import { dropRetired } from './drop-retired.js'
import { openBuild, openCandidate } from './open-build.js'
import { rewritingFile } from './rewrite-file.js'
import { createBuilds, summaryOf } from './sqlite-state.js'
import { reading, unavailable, writing } from './transaction.js'

/** "ILvw" */
const applicationId = 0x494c7677

const fileIdentity = { applicationId, version: 5, oldest: 5, create: createBuilds }

/** The views in an open file; `node` is what evidence names it by. */
export const viewsIn = (db: Database, node: string): ViewStore => {
  const builds = buildsIn(db)
  const rewrite = rewritingFile(db, builds)
  /** What an interrupted takeover has left is dropped first. */
  const opening = <A>(open: () => E.Either<ViewUnavailable, A>) =>
    pipe(
      dropRetired(db, builds),
      TE.flatMap(() => writing(db, open)),
      TE.flatMapEither(identity),
    )
  return {
    open: (projection) => opening(() => openBuild(db, builds, projection)),
    rebuild: (projection) => opening(() => openCandidate(db, builds, projection)),
    builds: () => reading(db, () => builds.all().map(summaryOf)),
    rewrite: (upTo) =>
      pipe(
        () => rewrite(upTo),
        TE.map((type): ViewErasure => ({ type, store: 'sqlite', node })),
      ),
    close: () =>
      TE.fromIOEither(() =>
        pipe(
          attempt(() => {
            if (db.isOpen) db.close()
          }),
          E.mapLeft(unavailable),
        ),
      ),
  }
}

/**
 * @example
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { sqliteViewStore } from '@interaction-log/projection'
 *
 * const folder = mkdtempSync(join(tmpdir(), 'views-'))
 * const views = await sqliteViewStore(join(folder, 'log.views'))()
 * assert.strictEqual(views._tag, 'Right')
 *
 * const nowhere = await sqliteViewStore(join(folder, 'nowhere', 'log.views'))()
 * assert.strictEqual(nowhere._tag === 'Left' && nowhere.left.type, 'FileUnavailable')
 *
 * @category constructors
 * @since 0.1.0
 */
export const sqliteViewStore = (file: string): TE.TaskEither<OpenFailure, ViewStore> =>
  pipe(
    openDatabase(file, fileIdentity, 'rebuildable'),
    TE.map((db) => viewsIn(db, basename(file))),
  )
