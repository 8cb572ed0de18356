/**
 * Builds a view anew beside the live build, which goes on answering until the new one takes over.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure } from '../../failure.js'
import type { Projection } from '../../projection.js'
import type { Differences } from '../../view-store/differences.js'
import { resume } from '../resume.js'
import { saveBatch } from '../save-batch.js'
import type { Run } from '../run.js'
import { build } from './build.js'
import type { BuildProgress, Watch } from './build-progress.js'

export interface Rebuilding {
  readonly rebuild: (
    tell?: (progress: BuildProgress) => void,
  ) => TE.TaskEither<ViewFailure, Differences>
  /** What is interrupted can be gone on with. */
  readonly stop: () => Promise<void>
}

export const rebuilding = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  projection: Projection<Row, Event, Column>,
  live: Run<Row, Column>,
): Rebuilding => {
  const stopping = new AbortController()
  const running = new Set<Promise<unknown>>()
  const { progress, store, views } = live

  const built = async (
    run: Run<Row, Column>,
    watch: Watch,
  ): Promise<E.Either<ViewFailure, Differences>> => {
    try {
      const resumed = await resume(store, run.view)
      return E.isLeft(resumed) ? resumed : await build(run, watch)
    } catch (thrown) {
      return E.left({ type: 'ViewDefect', view: projection.name, event: undefined, thrown })
    } finally {
      progress.update({ building: undefined })
    }
  }

  return {
    rebuild: (tell) =>
      pipe(
        views.rebuild(projection),
        TE.flatMap((view) => () => {
          const run = { ...live, view, save: saveBatch(projection, view) }
          const answer = built(run, {
            signal: stopping.signal,
            tell: (building) => {
              progress.update({ building })
              tell?.(building)
            },
          })
          running.add(answer)
          return answer.finally(() => running.delete(answer))
        }),
      ),
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
