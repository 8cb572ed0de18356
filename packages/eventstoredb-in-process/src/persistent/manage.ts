/**
 * Creating, changing and deleting groups.
 *
 * @since 0.1.0
 */
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import type { IPersistentSubscriptionsServer } from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import { authorizeOperation } from '../access/authorize.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { host } from '../cluster/host.js'
import { invalidArgument, notLeader } from '../protocol/rpc-error.js'
import type { Settings } from './definition.js'
import { doesNotExist, exists, failed } from './errors.js'
import type { Group } from './group.js'
import { settingsFrom } from './requested-settings.js'
import { allFrom, startFrom } from './requested-source.js'
import type { Place } from './source.js'
import { definedTarget, type DefiningOptions, type Target, targetFrom } from './target.js'

/**
 * Throws an RpcError if this node does not lead: groups are the leader's.
 *
 * @since 0.1.0
 */
export const assertGroupsAreHere = ({ cluster, node }: Context): void => {
  if (node !== cluster.leader) throw notLeader(host, cluster.leader.port)
}

/**
 * Throws an RpcError if there is no such group.
 *
 * @since 0.1.0
 */
export const groupOf = ({ groups }: Context, { stream, name }: Target): Group => {
  const group = groups.find(stream, name)
  if (group === undefined) throw doesNotExist(stream, name)
  return group
}

const validStart = ({ node }: Context, options: DefiningOptions, target: Target): Place => {
  const start = startFrom(options)
  if (options.hasAll() && start > (node.database.records.at(-1)?.position ?? 0))
    throw failed(
      target.stream,
      target.name,
      'Invalid Start From position: commit position must be less than or equal to the last commit position in the transaction file.',
    )
  return start
}

const assertBatchFits = ({ stream, name }: Target, settings: Settings): void => {
  if (settings.readBatchSize >= settings.historyBufferSize)
    throw failed(
      stream,
      name,
      "Specified argument was out of the range of valid values. (Parameter 'ReadBatchSize may not be greater than or equal to BufferSize')",
    )
}

/**
 * @since 0.1.0
 */
export const managing = (
  context: Context,
): Pick<IPersistentSubscriptionsServer, 'create' | 'update' | 'delete'> => ({
  create: unary(context, 'persistentSubscription', ({ request, metadata }) => {
    authorizeOperation(context, metadata)
    assertGroupsAreHere(context)
    const options = request.getOptions()
    if (options === undefined) throw invalidArgument('a request without options')
    const target = definedTarget(options)
    const { stream, name } = target
    const settings = settingsFrom(options, target)
    const start = validStart(context, options, target)
    const source = options.hasAll()
      ? allFrom(options.getAll())
      : ({ type: 'Stream', stream } as const)
    if (context.groups.find(stream, name) !== undefined) throw exists(stream, name)
    assertBatchFits(target, settings)
    context.groups.put({ source, name, start, settings })
    return new persistent.CreateResp()
  }),
  update: unary(context, 'persistentSubscription', ({ request, metadata }) => {
    authorizeOperation(context, metadata)
    assertGroupsAreHere(context)
    const options = request.getOptions()
    if (options === undefined) throw invalidArgument('a request without options')
    const target = definedTarget(options)
    const { source, name } = groupOf(context, target).definition
    const settings = settingsFrom(options, target)
    const start = validStart(context, options, target)
    assertBatchFits(target, settings)
    context.groups.put({ source, name, start, settings })
    return new persistent.UpdateResp()
  }),
  delete: unary(context, 'persistentSubscription', ({ request, metadata }) => {
    authorizeOperation(context, metadata)
    assertGroupsAreHere(context)
    context.groups.remove(groupOf(context, targetFrom(request.getOptions())))
    return new persistent.DeleteResp()
  }),
})
