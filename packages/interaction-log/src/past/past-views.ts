/**
 * The views of a log as of a point, each made when it is first asked.
 *
 * @since 0.1.0
 */
import type {
  LogEntry,
  LogEntryColumn,
  PastView,
  Projection,
  ViewFailure,
} from '@interaction-log/projection'
import { loggedSegments, openSegments } from '@interaction-log/projection-segment-log'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AskedView, AskedViews } from '../read/asked-view.js'
import { groupCatalog, templateCatalog } from '../views/catalog.js'
import { openPast, type PastEngine } from './open-past.js'

const atOnce = (): TE.TaskEither<ViewFailure, void> => TE.right(undefined)

/** There is nothing to wait for: the past does not change. */
const asked = <Row extends object, Column extends string>(
  view: TE.TaskEither<ViewFailure, PastView<Row, Column>>,
): AskedView<Row, Column> => ({
  status: () => ({ isLive: true }),
  reached: atOnce,
  caughtUp: atOnce,
  query: (query) =>
    pipe(
      view,
      TE.flatMap((past) => past.query(query)),
    ),
  count: (where) =>
    pipe(
      view,
      TE.flatMap((past) => past.count(where)),
    ),
})

const closed: E.Either<ViewFailure, never> = E.left({
  type: 'ViewUnavailable',
  reason: 'Closed',
  because: 'it is closed',
})

interface PastViews {
  readonly views: AskedViews
  readonly close: Task<void>
}

export const pastViews = (
  engine: PastEngine,
  entries: PastView<LogEntry, LogEntryColumn>,
): PastViews => {
  const at = { position: entries.position }
  const closings: Task<void>[] = [entries.close]
  let isClosed = false

  const whenAsked = <
    Row extends object,
    Event extends { readonly type: string },
    Column extends string,
  >(
    projection: Projection<Row, Event, Column>,
  ): AskedView<Row, Column> => {
    let opening: Promise<E.Either<ViewFailure, PastView<Row, Column>>> | undefined
    const open = async () => {
      const opened = await openPast(engine, projection, at)
      if (E.isLeft(opened)) opening = undefined
      else if (isClosed) await opened.right.close()
      else closings.push(opened.right.close)
      return opened
    }
    return asked(() => (isClosed ? Promise.resolve(closed) : (opening ??= open())))
  }

  const log = asked(TE.right(entries))
  return {
    views: {
      contactLog: log,
      segmentLog: log,
      templates: whenAsked(templateCatalog),
      groups: whenAsked(groupCatalog),
      openSegments: whenAsked(openSegments),
      loggedSegments: whenAsked(loggedSegments),
    },
    close: async () => {
      isClosed = true
      for (const close of closings) await close()
    },
  }
}
