/**
 * The view of the past that is asked just now. What is purged while it is open makes it anew.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure } from '../failure.js'
import type { Build, Built } from './build.js'
import { erasedFrom } from './erased-streams.js'
import { batchSize, type FoundPoint } from './find-point.js'
import type { AsOfPoint } from './point.js'

/** Up to where nothing in the view has been purged since; `undefined`: something has. */
const purgeFreeUpTo = async (
  store: EventStore,
  categories: readonly string[],
  { position, erasuresUpTo }: FoundPoint,
): Promise<E.Either<ReadFailure, bigint | undefined>> => {
  let after = erasuresUpTo
  for await (const batch of store.readAll({ after, categories, batchSize })) {
    if (E.isLeft(batch)) return batch
    const began = batch.right.map(erasedFrom)
    if (began.some((from) => from !== undefined && from <= position)) return E.right(undefined)
    after = batch.right.at(-1)?.position ?? after
  }
  return E.right(after)
}

const closed: E.Either<ViewFailure, never> = E.left({
  type: 'ViewUnavailable',
  reason: 'Closed',
  because: 'it is closed',
})

export interface LatestBuild<Row extends object, Column extends string> {
  /** One question after the other, each to a view without what is purged by then. */
  readonly ask: <Failure, A>(
    question: (built: Built<Row, Column>) => TaskEither<Failure, A>,
  ) => TaskEither<Failure | ViewFailure, A>
  readonly forget: Task<void>
  readonly close: Task<void>
}

export const latestBuild = <Row extends object, Column extends string>(
  store: EventStore,
  categories: readonly string[],
  build: Build<Row, Column>,
  at: AsOfPoint,
): LatestBuild<Row, Column> => {
  let point = at
  let held: Built<Row, Column> | undefined
  let isClosed = false
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <A>(work: () => Promise<A>): Promise<A> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const drop = (): void => {
    held?.discard()
    held = undefined
  }
  const dropInTurn: Task<void> = () => inTurn(() => Promise.resolve().then(drop))

  const upToDate = async (): Promise<E.Either<ViewFailure, Built<Row, Column>>> => {
    while (!isClosed) {
      const built: E.Either<ViewFailure, Built<Row, Column>> = held === undefined
        ? await build(point)
        : E.right(held)
      if (E.isLeft(built)) return built
      const { position } = built.right
      point = { position }
      const upTo = await purgeFreeUpTo(store, categories, built.right)
      held = built.right
      if (E.isLeft(upTo)) return upTo
      if (upTo.right === undefined) drop()
      else {
        held = { ...built.right, erasuresUpTo: upTo.right }
        return E.right(held)
      }
    }
    return closed
  }

  return {
    ask: (question) => () =>
      inTurn(async () => {
        const built = await upToDate()
        return E.isLeft(built) ? built : question(built.right)()
      }),
    forget: dropInTurn,
    close: () => {
      isClosed = true
      return dropInTurn()
    },
  }
}
