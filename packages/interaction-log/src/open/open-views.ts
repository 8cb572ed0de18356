/**
 * The views of a log, each running on its own checkpoint.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import {
  type Projection,
  runProjection,
  type RunningView,
  type ViewStore,
  type ViewUnavailable,
} from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import { segmentLog } from '@interaction-log/projection-segment-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Views } from '../engine.js'
import { groupCatalog, templateCatalog } from '../views/catalog.js'
import { purgeRegister } from '../views/purge-register.js'

export const openViews = async (
  store: EventStore,
  viewStore: ViewStore,
): Promise<E.Either<ViewUnavailable, Views>> => {
  const run = <Row extends object, Event extends { readonly type: string }, Column extends string>(
    projection: Projection<Row, Event, Column>,
  ): Promise<E.Either<ViewUnavailable, RunningView<Row, Column>>> =>
    runProjection({ store, views: viewStore, projection })()

  const [contacts, segments, purges, templates, groups] = await Promise.all([
    run(contactLog),
    run(segmentLog),
    run(purgeRegister),
    run(templateCatalog),
    run(groupCatalog),
  ])
  const opened: readonly E.Either<unknown, Pick<RunningView<never, never>, 'stop'>>[] = [
    contacts,
    segments,
    purges,
    templates,
    groups,
  ]
  const giveUp = async (failure: ViewUnavailable): Promise<E.Either<ViewUnavailable, Views>> => {
    for (const view of opened) if (E.isRight(view)) await view.right.stop()()
    return E.left(failure)
  }
  if (E.isLeft(contacts)) return giveUp(contacts.left)
  if (E.isLeft(segments)) return giveUp(segments.left)
  if (E.isLeft(purges)) return giveUp(purges.left)
  if (E.isLeft(templates)) return giveUp(templates.left)
  if (E.isLeft(groups)) return giveUp(groups.left)
  return E.right({
    contactLog: contacts.right,
    segmentLog: segments.right,
    purgeRegister: purges.right,
    templates: templates.right,
    groups: groups.right,
  })
}
