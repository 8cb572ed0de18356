/**
 * The servers of the cluster, one by one: each keeps a copy of its own and scavenges for itself.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Failed, type Server, serverAt } from '../connecting/server.js'

export interface Node {
  /** `host:port`, as the cluster knows it. */
  readonly name: string
  /** Whether it is called so where a scavenge is reported. */
  readonly isCalled: (endpoint: string) => boolean
}

/** Asks every server by itself, one after the other. A cluster names those that are down as well. */
export const eachNode = async <A>(
  server: Server,
  work: (node: Node, alone: Server) => Promise<A>,
): Promise<E.Either<Failed, readonly A[]>> => {
  const { call, deadline, settings } = server
  const members = await call((connection) => connection.members(deadline))
  if (E.isLeft(members)) return members
  const done: A[] = []
  for (const { address, port } of members.right) {
    const name = `${address}:${String(port)}`
    // A server without others is asked where it was found: it may be known by another name there.
    const isSingle = members.right.length === 1
    const alone = serverAt(
      {
        ...settings,
        ...(!isSingle && { seeds: [{ address, port }], isCluster: false }),
        asking: { ...settings.asking, requiresLeader: false },
      },
      deadline,
      deadline,
    )
    try {
      const isCalled = (endpoint: string) => isSingle || `/${endpoint}`.endsWith(`/${name}`)
      done.push(await work({ name, isCalled }, alone))
    } finally {
      await alone.close()
    }
  }
  return E.right(done)
}
