/**
 * One event by its position, unless it is erased: until every server has scavenged, the log still has
 * it, and only its stream knows.
 *
 * @since 0.1.0
 */
import { erasedBy, type EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import { erasedIn } from '../placeholder.js'
import { storedEvent } from '../stored-form.js'
import type { StreamNames } from '../stream-names.js'
import { isPosition, placeOf } from './place.js'
import { readFailure } from './read-stream.js'
import { lastEvent } from './server-stream.js'
import { collect } from './visit.js'

export const eventReader = (server: Server, names: StreamNames): EventStore['eventAt'] => {
  const { read, deadline, settings } = server

  return (position) => async () => {
    if (!isPosition(position) && !server.isClosed()) return E.right(undefined)
    const answer = await read((connection) => {
      const options = { ...settings.asking, fromPosition: placeOf(position), maxCount: 1 }
      return collect(connection.readAll(options), deadline)
    })
    if (E.isLeft(answer))
      return answer.left.type === 'Rejected' ? E.right(undefined) : E.left(unavailable(answer.left))
    const event = answer.right.at(0)?.event
    const stream = event && names.ofStream(event.streamId)
    if (event?.position.commit !== position || stream === undefined) return E.right(undefined)
    if (erasedIn(event) !== undefined) return E.right(undefined)

    const last = await lastEvent(server, event.streamId)
    if (E.isLeft(last)) return E.left(readFailure(stream, last.left))
    const erasing = last.right === undefined ? undefined : storedEvent(stream, last.right)
    const erased = erasing && E.isRight(erasing) ? erasedBy(erasing.right) : undefined
    return erased?.some(({ version }) => version === Number(event.revision) + 1) === true
      ? E.right(undefined)
      : storedEvent(stream, event)
  }
}
