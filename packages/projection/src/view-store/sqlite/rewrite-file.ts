/**
 * Rewriting a file leaves nothing in it that its tables do not hold: deleted rows would else live on
 * in free pages, in copies that moving rows has left, and in the write-ahead log.
 *
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import {
  attemptWhileBusy,
  checkpointTruncate,
  type Database,
  executeAside,
  type LongStatement,
  resultCode,
  type SqliteFailure,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { turns } from '../../turns.js'
import type { ErasedUpTo } from '../view-store.js'
import type { Builds } from './builds.js'
import { dropRetired } from './drop-retired.js'
import { isAbandoned, isBefore, isBehind, type SqliteBuild } from './sqlite-state.js'
import { rewritingWords } from './tables.js'
import { reading, unavailable, writing } from './transaction.js'

const truncated = async (db: Database): Promise<E.Either<SqliteFailure, boolean>> => {
  for (let ms = 1; ; ms *= 2) {
    const done = await attemptWhileBusy(() => checkpointTruncate(db) === 'done')()
    if (E.isLeft(done) || done.right || ms > 500) return done
    await setTimeout(ms)
  }
}

/**
 * Which views are to be rewritten, and whether a build could still hold what was erased. One that
 * nobody is at work on any more is emptied; whoever comes back to it begins anew.
 */
const prepared = (builds: Builds, upTo: ErasedUpTo | undefined) => {
  const holds = (build: SqliteBuild) =>
    isBehind(build) || (upTo !== undefined && isBefore(build, upTo))
  const isLeft = (build: SqliteBuild) =>
    (isBehind(build) && build.is_left === 1) || (upTo !== undefined && isAbandoned(build, upTo))
  for (const build of builds.all()) if (holds(build) && isLeft(build)) builds.empty(build)
  const all = builds.all()
  return {
    needed: all.filter(({ rewrite_needed }) => rewrite_needed !== null),
    isBehind: all.some(holds),
    hasRetired: builds.retired().length > 0,
  }
}

const statementsFor = (db: Database): TE.TaskEither<ViewUnavailable, readonly LongStatement[]> =>
  pipe(
    reading(db, () => rewritingWords(db)),
    TE.map((words) => [...words, { table: undefined, sql: 'VACUUM' }]),
  )

type Rewritten = E.Either<ViewUnavailable, 'Gone' | 'Hidden'>

/**
 * One rewrite at a time: who asks meanwhile finds nothing left to do. A view that meets another erasing
 * event in the meantime needs another rewrite.
 */
export const rewritingFile = (
  db: Database,
  builds: Builds,
): ((upTo: ErasedUpTo | undefined) => Promise<Rewritten>) => {
  const inTurn = turns()
  /** What the tables were written anew for, when a reader kept the write-ahead log from being cut. */
  let written: string | undefined

  const rewrite = async (upTo: ErasedUpTo | undefined): Promise<Rewritten> => {
    const dropped = await dropRetired(db, builds)()
    if (E.isLeft(dropped)) return dropped
    const found = await writing(db, () => prepared(builds, upTo))()
    if (E.isLeft(found)) return found
    const { needed, isBehind, hasRetired } = found.right
    // Another build has taken over in this moment.
    if (hasRetired) return rewrite(upTo)
    const answer = isBehind ? 'Hidden' : 'Gone'
    if (needed.length === 0) return E.right(answer)

    const needs = JSON.stringify(needed.map(({ name, rewrite_needed }) => [name, rewrite_needed]))
    if (written !== needs) {
      const statements = await statementsFor(db)()
      if (E.isLeft(statements)) return statements
      const rewritten = await executeAside(db, statements.right)()
      if (E.isLeft(rewritten))
        return rewritten.left.code === resultCode.busy
          ? E.right('Hidden')
          : E.left(unavailable(rewritten.left))
      written = needs
    }
    const done = await truncated(db)
    if (E.isLeft(done)) return E.left(unavailable(done.left))
    if (!done.right) return E.right('Hidden')

    const settled = await writing(db, () => {
      needed.forEach(builds.settle)
    })()
    return E.map(() => answer)(settled)
  }

  return (upTo) => inTurn(() => rewrite(upTo))
}
