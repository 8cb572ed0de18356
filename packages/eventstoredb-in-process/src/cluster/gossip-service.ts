/**
 * What the nodes say about each other.
 *
 * @since 0.1.0
 */
import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import gossip from '@eventstore/db-client/generated/gossip_pb.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { uuidAsHalves } from '../protocol/uuid.js'
import type { Cluster, Node } from './cluster.js'
import { host } from './host.js'

const { MemberInfo } = gossip

const memberInfo = ({ leader }: Cluster, node: Node): gossip.MemberInfo => {
  const endPoint = new gossip.EndPoint()
  endPoint.setAddress(host)
  endPoint.setPort(node.port)
  const member = new MemberInfo()
  member.setInstanceId(uuidAsHalves(node.instanceId))
  member.setTimeStamp(`${String(Date.now())}0000`)
  member.setState(node === leader ? MemberInfo.VNodeState.LEADER : MemberInfo.VNodeState.FOLLOWER)
  member.setIsAlive(node.isAlive)
  member.setHttpEndPoint(endPoint)
  return member
}

/**
 * @since 0.1.0
 */
export const gossipService = (context: Context): IGossipServer => ({
  read: unary(context, 'gossip', () => {
    const info = new gossip.ClusterInfo()
    for (const node of context.cluster.nodes) info.addMembers(memberInfo(context.cluster, node))
    return info
  }),
})
