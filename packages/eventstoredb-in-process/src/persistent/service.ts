/**
 * @since 0.1.0
 */
import type { IPersistentSubscriptionsServer } from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import { authorizeOperation } from '../access/authorize.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { consume } from './consume.js'
import { failed } from './errors.js'
import { inspecting } from './inspect.js'
import { assertGroupsAreHere, groupOf, managing } from './manage.js'
import { targetFrom } from './target.js'

/**
 * @since 0.1.0
 */
export const persistentService = (context: Context): IPersistentSubscriptionsServer => ({
  ...managing(context),
  ...inspecting(context),
  read: consume(context),
  replayParked: unary(context, 'persistentSubscription', ({ request, metadata }) => {
    authorizeOperation(context, metadata)
    assertGroupsAreHere(context)
    const options = request.getOptions()
    const target = targetFrom(options)
    const stopAt = options?.hasStopAt() ? Number(options.getStopAt()) : undefined
    if (stopAt !== undefined && stopAt < 0)
      throw failed(
        target.stream,
        target.name,
        'Cannot stop replaying parked message at a negative version.',
      )
    groupOf(context, target).replay(stopAt)
    return new persistent.ReplayParkedResp()
  }),
  restartSubsystem: unary(context, 'persistentSubscription', ({ metadata }) => {
    authorizeOperation(context, metadata)
    assertGroupsAreHere(context)
    context.groups.restart()
    return new shared.Empty()
  }),
})
