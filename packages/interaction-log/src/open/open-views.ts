/**
 * The views of a log, each running on its own checkpoint.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import {
  type Projection,
  runProjection,
  type ViewStore,
  type ViewUnavailable,
} from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import { loggedSegments, openSegments, segmentLog } from '@interaction-log/projection-segment-log'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { OpenedView, Views } from '../engine.js'
import { groupCatalog, templateCatalog } from '../views/catalog.js'
import { openLoggings } from '../views/open-loggings.js'
import { purgeRegister } from '../views/purge-register.js'

const projections = {
  contactLog,
  segmentLog,
  purgeRegister,
  templates: templateCatalog,
  groups: groupCatalog,
  openLoggings,
  openSegments,
  loggedSegments,
} as const

/** If one cannot be opened, none goes on running. */
export const openViews = async (
  store: EventStore,
  views: ViewStore,
): Promise<E.Either<ViewUnavailable, Views>> => {
  const stops: Task<void>[] = []
  const run = <Row extends object, Event extends { readonly type: string }, Column extends string>(
    projection: Projection<Row, Event, Column>,
  ) =>
    pipe(
      runProjection({ store, views, projection }),
      TE.chainFirstIOK(
        ({ stop }) =>
          () =>
            stops.push(stop()),
      ),
    )

  const opened = await sequenceS(TE.ApplyPar)({
    contactLog: run(projections.contactLog),
    segmentLog: run(projections.segmentLog),
    purgeRegister: run(projections.purgeRegister),
    templates: run(projections.templates),
    groups: run(projections.groups),
    openLoggings: run(projections.openLoggings),
    openSegments: run(projections.openSegments),
    loggedSegments: run(projections.loggedSegments),
  })()
  if (E.isLeft(opened)) for (const stop of stops) await stop()
  return opened
}

/** Those that the log has of itself. */
export const isOfTheLog = (view: string): boolean =>
  Object.values(projections).some(({ name }) => name === view)

const keys = Object.keys(projections) as (keyof typeof projections)[]

export const openedViews = (views: Views): Set<OpenedView> =>
  new Set(
    keys.map((key) => {
      const { name, version } = projections[key]
      return { name, version, view: views[key] }
    }),
  )
