/**
 * How calls about groups fail.
 *
 * @since 0.1.0
 */
import { status } from '@grpc/grpc-js'
import { type RpcError, rpcError } from '../protocol/rpc-error.js'

const about = (exception: string, stream: string, group: string) => ({
  exception,
  'stream-name': stream,
  'group-name': group,
})

/**
 * @since 0.1.0
 */
export const doesNotExist = (stream: string, group: string): RpcError =>
  rpcError(
    status.NOT_FOUND,
    `Subscription group ${group} on stream ${stream} does not exist.`,
    about('persistent-subscription-does-not-exist', stream, group),
  )

/**
 * @since 0.1.0
 */
export const exists = (stream: string, group: string): RpcError =>
  rpcError(
    status.ALREADY_EXISTS,
    `Subscription group ${group} on stream ${stream} exists.`,
    about('persistent-subscription-exists', stream, group),
  )

/**
 * @since 0.1.0
 */
export const failed = (stream: string, group: string, reason: string): RpcError =>
  rpcError(status.INTERNAL, `Subscription group ${group} on stream ${stream} failed: '${reason}'`, {
    ...about('persistent-subscription-failed', stream, group),
    reason,
  })

/**
 * @since 0.1.0
 */
export const dropped = (stream: string, group: string): RpcError =>
  rpcError(
    status.CANCELLED,
    `Subscription group ${group} on stream ${stream} was dropped.`,
    about('persistent-subscription-dropped', stream, group),
  )

/**
 * @since 0.1.0
 */
export const maximumReached = (stream: string, group: string): RpcError =>
  rpcError(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
    about('maximum-subscribers-reached', stream, group),
  )
