/**
 * A link (`$>`) holds `revision@stream`; whoever resolves it gets the event, while there is one.
 *
 * @since 0.1.0
 */
import type { Database } from './database.js'
import type { EventRecord } from './event-record.js'
import { viewOf } from './stream-view.js'

/**
 * @since 0.1.0
 */
export interface ResolvedEvent {
  readonly event: EventRecord | undefined
  readonly link: EventRecord | undefined
}

/**
 * @since 0.1.0
 */
export const linkType = '$>'

/**
 * @since 0.1.0
 */
export const linkTo = ({ revision, stream }: EventRecord): Uint8Array =>
  Buffer.from(`${String(revision)}@${stream}`)

const targetOf = ({ type, data }: EventRecord): RegExpExecArray | null =>
  type === linkType ? /^(\d+)@(.+)$/s.exec(Buffer.from(data).toString('utf8')) : null

/**
 * @since 0.1.0
 */
export const resolve = (
  database: Database,
  record: EventRecord,
  resolveLinks: boolean,
): ResolvedEvent => {
  const target = resolveLinks ? targetOf(record) : null
  if (target === null) return { event: record, link: undefined }
  const [, revision, stream = ''] = target
  const view = viewOf(database, stream)
  const event = view.type === 'Stream' ? view.at(Number(revision)) : undefined
  return { event, link: record }
}
