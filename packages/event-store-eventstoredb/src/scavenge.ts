/**
 * Scavenging: the servers remove from their files what was erased.
 *
 * @since 0.1.0
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { StoreUnavailable } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ConnectionStringInvalid } from './connecting/connection-string-invalid.js'
import { type Failed, type Server, serverAt } from './connecting/server.js'
import { settingsIn } from './connecting/settings.js'
import { unavailable } from './connecting/unavailable.js'
import { eachNode } from './erasing/nodes.js'
import { resultOf } from './erasing/scavenges.js'

/**
 * What became of the scavenge of one server.
 *
 * @category model
 * @since 0.1.0
 */
export type Scavenged =
  | { readonly type: 'Scavenged'; readonly node: string; readonly scavengeId: string }
  /** It was interrupted, or the server did not answer. Scavenging again goes on with it. */
  | { readonly type: 'NotScavenged'; readonly node: string; readonly because: string }

const firstPause = 50
const longestPause = 2_000

/** A scavenge may take hours: it is waited for as long as the server answers. */
const ended = async (server: Server, id: string): Promise<E.Either<Failed, string>> => {
  for (let ms = firstPause; ; ms = Math.min(2 * ms, longestPause)) {
    const result = await resultOf(server, id)
    if (E.isLeft(result)) return result
    if (result.right !== undefined) return E.right(result.right)
    await pause(ms)
  }
}

/** Waits for one that is running, and then does its own. */
const scavengeOne = async (server: Server): Promise<E.Either<Failed, [string, string]>> => {
  for (;;) {
    const started = await server.call((connection) => connection.startScavenge(server.deadline))
    if (E.isLeft(started)) return started
    const { id, isOurs } = started.right
    const result = await ended(server, id)
    if (E.isLeft(result)) return result
    if (isOurs) return E.right([id, result.right])
  }
}

/**
 * Scavenges every server of the cluster, one after the other, and waits for each. Erasures are gone
 * when `finishErasure` says so: it takes about three rounds of both. The user of the connection string
 * has to be among `$admins`.
 *
 * @example
 * import { scavenge } from '@interaction-log/event-store-eventstoredb'
 * import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
 *
 * const { connectionString, stop } = await startEventStoreDb({ nodes: 3 })
 * const scavenged = await scavenge(connectionString)()
 * assert.ok(scavenged._tag === 'Right')
 * const types = scavenged.right.map(({ type }) => type)
 * assert.deepStrictEqual(types, ['Scavenged', 'Scavenged', 'Scavenged'])
 * await stop()
 *
 * @category erasing
 * @since 0.1.0
 */
export const scavenge =
  (
    connectionString: string,
  ): TaskEither<ConnectionStringInvalid | StoreUnavailable, readonly Scavenged[]> =>
  async () => {
    const settings = settingsIn(connectionString)
    if (E.isLeft(settings)) return settings
    const server = serverAt(settings.right, 2_500, 20_000)
    const done = await eachNode(server, async ({ name: node }, alone): Promise<Scavenged> => {
      const scavenged = await scavengeOne(alone)
      if (E.isLeft(scavenged))
        return { type: 'NotScavenged', node, because: unavailable(scavenged.left).because }
      const [scavengeId, result] = scavenged.right
      return result === 'Success'
        ? { type: 'Scavenged', node, scavengeId }
        : { type: 'NotScavenged', node, because: `the scavenge ended with ${result}` }
    })
    await server.close()
    return E.isLeft(done) ? E.left(unavailable(done.left)) : done
  }
