/**
 * Hiding the beginning of a stream: the server then removes it when it scavenges.
 *
 * @since 0.1.0
 */
import {
  type AppendExpectedRevision,
  metastreamOf,
  NO_STREAM,
  type RecordedEvent,
} from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, Server } from '../connecting/server.js'
import { lastEvent } from '../reading/server-stream.js'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const contentOf = (last: RecordedEvent | undefined) =>
  last?.isJson === true && isRecord(last.data) ? last.data : {}

const isTruncated = (metadata: Readonly<Record<string, unknown>>, before: bigint): boolean =>
  typeof metadata['$tb'] === 'number' && metadata['$tb'] >= Number(before)

const metadataOf = async (server: Server, name: string) => lastEvent(server, metastreamOf(name))

export const isTruncatedBefore = async (
  server: Server,
  name: string,
  before: bigint,
): Promise<E.Either<Failed, boolean>> =>
  E.map((last: RecordedEvent | undefined) => isTruncated(contentOf(last), before))(
    await metadataOf(server, name),
  )

/** Whatever else the metadata of the stream say, they go on saying. */
export const truncateBefore = async (
  server: Server,
  name: string,
  before: bigint,
  attempts = 8,
): Promise<E.Either<Failed, void>> => {
  const { call, deadline, settings } = server
  const last = await metadataOf(server, name)
  if (E.isLeft(last)) return last
  const metadata = contentOf(last.right)
  if (isTruncated(metadata, before)) return E.right(undefined)
  // Of the metadata stream itself: what the client reports as its revision is a position.
  const expectedRevision: AppendExpectedRevision = last.right?.revision ?? NO_STREAM
  const options = { expectedRevision, ...settings.asking, deadline }
  const changed = { ...metadata, $tb: Number(before) }
  const written = await call(async (connection) => {
    await connection.setStreamMetadata(name, changed, options)
  })
  return E.isLeft(written) && written.left.type === 'WrongVersion' && attempts > 1
    ? truncateBefore(server, name, before, attempts - 1)
    : written
}
