/**
 * Looking at groups.
 *
 * @since 0.1.0
 */
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import type { IPersistentSubscriptionsServer } from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import { authenticate } from '../access/authorize.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { unavailable } from '../protocol/rpc-error.js'
import { nameFrom } from '../protocol/stream-name.js'
import { doesNotExist } from './errors.js'
import type { Group } from './group.js'
import { infoOf } from './info.js'
import { groupOf } from './manage.js'
import { targetFrom } from './target.js'

/** Unlike with the other calls, the leader is not named. */
const assertKnowsGroups = ({ cluster, node }: Context): void => {
  if (node !== cluster.leader) throw unavailable('Server Is Not Ready')
}

const listed = (
  { groups }: Context,
  options: persistent.ListReq.Options | undefined,
): readonly Group[] => {
  const asked = options?.getListForStream()
  if (asked === undefined) return groups.all()
  const stream = asked.hasAll() ? '$all' : nameFrom(asked.getStream())
  const found = groups.ofStream(stream)
  if (found === undefined) throw doesNotExist(stream, '')
  return found
}

/**
 * @since 0.1.0
 */
export const inspecting = (
  context: Context,
): Pick<IPersistentSubscriptionsServer, 'getInfo' | 'list'> => ({
  getInfo: unary(context, 'persistentSubscription', ({ request, metadata }) => {
    authenticate(context, metadata)
    assertKnowsGroups(context)
    const group = groupOf(context, targetFrom(request.getOptions()))
    return new persistent.GetInfoResp().setSubscriptionInfo(infoOf(group.statistics()))
  }),
  list: unary(context, 'persistentSubscription', ({ request, metadata }) => {
    authenticate(context, metadata)
    assertKnowsGroups(context)
    const groups = listed(context, request.getOptions())
    const infos = groups.map((group) => infoOf(group.statistics()))
    return new persistent.ListResp().setSubscriptionsList(infos)
  }),
})
