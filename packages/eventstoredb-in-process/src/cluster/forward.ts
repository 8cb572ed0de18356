/**
 * Followers pass writes on to the leader.
 *
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import { timedOut } from '../protocol/rpc-error.js'
import { changed, type Cluster, type Node } from './cluster.js'

const forwardTimeout = 2000

const isOutOfReach = ({ leader }: Cluster, node: Node): boolean =>
  leader !== node && leader.isFrozen

/**
 * Writes as soon as there is a leader that answers. Throws an RpcError if there is none in time.
 *
 * @since 0.1.0
 */
export const onLeader = async <Answer>(
  cluster: Cluster,
  node: Node,
  write: () => Answer,
): Promise<Answer> => {
  const giveUpAt = Date.now() + forwardTimeout
  while (isOutOfReach(cluster, node)) {
    const left = giveUpAt - Date.now()
    if (left <= 0) throw timedOut('Forwarding timeout')
    await Promise.race([changed(cluster), setTimeout(left, undefined, { ref: false })])
  }
  return write()
}
