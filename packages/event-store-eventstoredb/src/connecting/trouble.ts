/**
 * What the client throws, in our words. Its messages are not handed on: they hold names.
 *
 * @since 0.1.0
 */
import {
  ErrorType,
  MaxAppendSizeExceededError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'

export type Trouble =
  | { readonly type: 'WrongVersion'; readonly actual: number }
  | { readonly type: 'NoStream' }
  | { readonly type: 'StreamDeleted' }
  | { readonly type: 'TooLarge'; readonly limit: number }
  | { readonly type: 'Denied' }
  /** The server cannot make sense of it: a position at which no record begins, for example. */
  | { readonly type: 'Rejected' }
  /** Nothing has happened; it may be asked again. */
  | { readonly type: 'NotAsked'; readonly because: string; readonly isBroken: boolean }
  /** Nobody knows what happened. `isBroken`: this connection will not answer again. */
  | { readonly type: 'Unanswered'; readonly because: string; readonly isBroken: boolean }

/** A server that says nothing: no deadline of the client covers reads and finding a server. */
export class Silence extends Error {
  override readonly name = 'Silence'
}

const refused = /No connection established|Not Ready|Too Busy|Name resolution failed|ECONNREFUSED/i

const statusNames: ReadonlyMap<unknown, string> = new Map([
  [1, 'CANCELLED'],
  [2, 'UNKNOWN'],
  [3, 'INVALID_ARGUMENT'],
  [4, 'DEADLINE_EXCEEDED'],
  [8, 'RESOURCE_EXHAUSTED'],
  [10, 'ABORTED'],
  [13, 'INTERNAL'],
  [14, 'UNAVAILABLE'],
])

const property = (error: unknown, name: 'type' | 'code' | 'message'): unknown =>
  typeof error === 'object' && error !== null && name in error
    ? Reflect.get(error, name)
    : undefined

const versionOf = (revision: unknown): number =>
  typeof revision === 'bigint' ? Number(revision) + 1 : 0

const unanswered = (because: string, isBroken: boolean): Trouble => ({
  type: 'Unanswered',
  because,
  isBroken,
})

const notAsked = (because: string, isBroken: boolean): Trouble => ({
  type: 'NotAsked',
  because,
  isBroken,
})

/** After these the client looks for another server by itself. */
const leaves: ReadonlySet<unknown> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
])

const byStatus = (error: unknown): Trouble => {
  const code = property(error, 'code')
  const message = String(property(error, 'message'))
  const isLeft = leaves.has(property(error, 'type'))
  if (message.startsWith('Failed to discover')) return notAsked('no server was found', true)
  if (typeof code !== 'number') return notAsked('the client has no connection', true)
  if (code === 7 || code === 16) return { type: 'Denied' }
  if (refused.test(message)) return notAsked('no server takes requests', !isLeft)
  if (code === 2 || code === 3) return { type: 'Rejected' }
  const status = statusNames.get(code) ?? 'no status'
  return unanswered(`the server did not answer (${status})`, code !== 10 && !isLeft)
}

export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof Silence) return unanswered('the server did not answer in time', true)
  if (error instanceof WrongExpectedVersionError)
    return { type: 'WrongVersion', actual: versionOf(error.actualVersion) }
  if (error instanceof MaxAppendSizeExceededError)
    return { type: 'TooLarge', limit: error.maxAppendSize }
  switch (property(error, 'type')) {
    case ErrorType.STREAM_NOT_FOUND:
    case ErrorType.NO_STREAM:
      return { type: 'NoStream' }
    case ErrorType.STREAM_DELETED:
      return { type: 'StreamDeleted' }
    case ErrorType.ACCESS_DENIED:
      return { type: 'Denied' }
    case ErrorType.NOT_LEADER:
      return notAsked('the server is not the leader of its cluster', false)
    default:
      return byStatus(error)
  }
}
