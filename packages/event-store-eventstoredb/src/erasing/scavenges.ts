/**
 * What the server reports of scavenging.
 *
 * @since 0.1.0
 */
import type { RecordedEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Failed, Server } from '../connecting/server.js'
import { lastEvent, newestEvents } from '../reading/server-stream.js'
import type { Node } from './nodes.js'

const Started = t.strict({
  type: t.literal('$scavengeStarted'),
  data: t.strict({ scavengeId: t.string, nodeEndpoint: t.string }),
})

const Completed = t.strict({
  type: t.literal('$scavengeCompleted'),
  data: t.strict({ scavengeId: t.string, result: t.string }),
})

const Point = t.strict({ data: t.partial({ threshold: t.union([t.number, t.null]) }) })

export interface ScavengePoint {
  readonly position: bigint
  /** It removes everything, not only where much can be won. */
  readonly isThorough: boolean
}

const pointOf = (event: RecordedEvent): ScavengePoint => {
  const point = Point.decode(event)
  return {
    position: event.position?.commit ?? 0n,
    isThorough: E.isRight(point) && (point.right.data.threshold ?? 0) === 0,
  }
}

const isBehind =
  (position: bigint) =>
  (event: RecordedEvent): boolean =>
    event.position !== undefined && event.position.commit > position

const points = '$scavengePoints'

export const lastPoint = async (
  server: Server,
): Promise<E.Either<Failed, ScavengePoint | undefined>> =>
  E.map((event: RecordedEvent | undefined) => event && pointOf(event))(
    await lastEvent(server, points),
  )

/** The newest first. */
export const pointsBehind = async (
  server: Server,
  position: bigint,
): Promise<E.Either<Failed, readonly ScavengePoint[]>> =>
  E.map((events: readonly RecordedEvent[]) => events.map(pointOf))(
    await newestEvents(server, points, isBehind(position)),
  )

/** The newest first. */
export const reportsBehind = (server: Server, position: bigint) =>
  newestEvents(server, '$scavenges', isBehind(position))

/** Those of this node that began behind `position` and have succeeded, the newest first. */
export const succeeded = (
  reports: readonly RecordedEvent[],
  node: Node,
  position: bigint,
): readonly string[] => {
  const successful = new Set(
    reports.flatMap((event) => {
      const report = Completed.decode(event)
      return E.isRight(report) && report.right.data.result === 'Success'
        ? [report.right.data.scavengeId]
        : []
    }),
  )
  return reports.filter(isBehind(position)).flatMap((event) => {
    const report = Started.decode(event)
    if (E.isLeft(report)) return []
    const { scavengeId, nodeEndpoint } = report.right.data
    return node.isCalled(nodeEndpoint) && successful.has(scavengeId) ? [scavengeId] : []
  })
}

/** `undefined` = it has not ended. */
export const resultOf = async (
  server: Server,
  scavengeId: string,
): Promise<E.Either<Failed, string | undefined>> =>
  E.map((event: RecordedEvent | undefined) => {
    const report = Completed.decode(event)
    return E.isRight(report) ? report.right.data.result : undefined
  })(await lastEvent(server, `$scavenges-${scavengeId}`))
