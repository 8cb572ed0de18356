/**
 * Makes a view as of a point, in a temporary database of its own.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import {
  type Database,
  type SqliteFailure,
  sqliteFailure,
  type SqliteMissing,
  type SqliteTooOld,
  temporaryDatabase,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure, ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import { saveBatch } from '../running/save-batch.js'
import { createBuilds } from '../view-store/sqlite/sqlite-state.js'
import { viewsIn } from '../view-store/sqlite/sqlite-view-store.js'
import { unavailable } from '../view-store/sqlite/transaction.js'
import type { View } from '../view-store/view.js'
import { erasedStreams } from './erased-streams.js'
import { findPoint, type FoundPoint } from './find-point.js'
import type { AsOfPoint, TellProgress } from './point.js'
import { replay } from './replay.js'

export interface Built<Row extends object, Column extends string> extends FoundPoint {
  readonly view: View<Row, Column>
  /** Streams that had begun by then and are erased by now. */
  readonly leftOut: number
  /** With it goes everything that the view held. */
  readonly discard: () => void
}

export type Build<Row extends object, Column extends string> = (
  at: AsOfPoint,
) => Promise<E.Either<ViewFailure, Built<Row, Column>>>

const failed = (because: string): ViewUnavailable => ({
  type: 'ViewUnavailable',
  reason: 'Failed',
  because,
})

/** Under a name of its own: a cursor of now, or of another point, continues no page of this one. */
const named = <Named extends { readonly name: string }>(projection: Named, at: bigint): Named => ({
  ...projection,
  name: `${projection.name} as of ${String(at)}`,
})

const fill = <Row extends object, Event extends { readonly type: string }, Column extends string>(
  db: Database,
  store: EventStore,
  projection: Projection<Row, Event, Column>,
  at: AsOfPoint,
  tell: TellProgress,
): TE.TaskEither<ViewFailure, Built<Row, Column>> => {
  db.exec(createBuilds)
  const { categories } = projection
  const erased = erasedStreams(db)
  return pipe(
    TE.Do,
    TE.bind('found', () => () => findPoint(store, categories, at, erased, tell)),
    TE.bindW('view', ({ found }) =>
      viewsIn(db, 'temporary').open(named(projection, found.position)),
    ),
    TE.bindW('empty', ({ view }) => view.state()),
    TE.bindW('full', ({ view, empty, found }) => () => {
      const save = saveBatch(projection, view)
      return replay({ store, categories, upTo: found.position, erased, save, tell }, empty)
    }),
    TE.chainFirstW(({ view, full }) => view.finishBuilding(full.revision)),
    TE.bimap(
      (failure) =>
        failure.type === 'ViewCleared' || failure.type === 'CheckpointMoved'
          ? failed('it was changed meanwhile')
          : failure,
      ({ view, found }) => ({
        ...found,
        view,
        leftOut: erased.count(found.position),
        discard: () => {
          if (db.isOpen) db.close()
        },
      }),
    ),
  )
}

const noDatabase = (failure: SqliteMissing | SqliteTooOld | SqliteFailure): ViewUnavailable =>
  failure.type === 'SqliteFailure'
    ? unavailable(failure)
    : failed('there is no SQLite, or an older one than is needed')

export const builder =
  <Row extends object, Event extends { readonly type: string }, Column extends string>(
    store: EventStore,
    projection: Projection<Row, Event, Column>,
    tell: TellProgress,
  ): Build<Row, Column> =>
  async (at) => {
    const opened = await temporaryDatabase()
    if (E.isLeft(opened)) return E.left(noDatabase(opened.left))
    const db = opened.right
    let built: E.Either<ViewFailure, Built<Row, Column>> | undefined
    try {
      built = await fill(db, store, projection, at, tell)()
    } catch (thrown) {
      const failure = sqliteFailure(thrown)
      built = E.left(
        failure === undefined
          ? { type: 'ViewDefect', view: projection.name, event: undefined, thrown }
          : unavailable(failure),
      )
    }
    if (E.isLeft(built)) db.close()
    return built
  }
