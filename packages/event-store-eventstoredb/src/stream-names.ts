/**
 * The names of streams on the server: the prefix, then the port's name. Nothing else of the server is
 * ours: not what begins with another prefix, not its own streams, not the journal of erasures.
 *
 * @since 0.1.0
 */
import { type StoreUnavailable, type StreamName } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

export interface StreamNames {
  readonly onServer: (stream: StreamName) => E.Either<StoreUnavailable, string>
  /** The port's name; `undefined` if the stream is none of ours. */
  readonly ofStream: (onServer: string) => StreamName | undefined
  /** Beginnings by which the server selects streams of these categories; some may be none of ours. */
  readonly filter: (categories: readonly string[] | undefined) => ServerFilter
  /** A name that is none of the port's, for it has no hyphen after the prefix. */
  readonly journal: string
}

export type ServerFilter =
  | { readonly filterOn: 'streamName'; readonly prefixes: string[] }
  | { readonly filterOn: 'streamName'; readonly regex: string }

/** Of the server's own streams every name begins like this. */
const system = '$'

export const isStreamName = (name: string): name is StreamName => name.includes('-')

export const streamNames = (prefix: string): StreamNames => ({
  onServer: (stream) => {
    const name = prefix + stream
    return isStreamName(stream) && !name.startsWith(system) && name.isWellFormed()
      ? E.right(name)
      : E.left({ type: 'StoreUnavailable', because: 'no stream of the server may be called so' })
  },
  ofStream: (onServer) => {
    if (!onServer.startsWith(prefix) || onServer.startsWith(system)) return undefined
    const name = onServer.slice(prefix.length)
    return isStreamName(name) ? name : undefined
  },
  filter: (categories) => {
    if (categories?.length === 0) return { filterOn: 'streamName', regex: '(?!)' }
    if (categories !== undefined)
      return {
        filterOn: 'streamName',
        prefixes: categories.map((category) => `${prefix}${category}-`),
      }
    return prefix === ''
      ? { filterOn: 'streamName', regex: '^[^$]' }
      : { filterOn: 'streamName', prefixes: [prefix] }
  },
  journal: `${prefix}interactionLogErasures`,
})
