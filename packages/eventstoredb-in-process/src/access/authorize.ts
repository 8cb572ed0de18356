/**
 * Who may do what. Without TLS anybody may do anything, and credentials are not looked at.
 *
 * @since 0.1.0
 */
import type { Metadata } from '@grpc/grpc-js'
import type { Context } from '../calls/context.js'
import { accessDenied } from '../protocol/rpc-error.js'
import { admins, everybody, rolesFor, type StreamAction } from './acl.js'
import { callerOf } from './user.js'

/**
 * Throws an RpcError if the caller may not do this with the stream.
 *
 * @since 0.1.0
 */
export const authorize = (
  { users, node }: Context,
  metadata: Metadata,
  action: StreamAction,
  stream: string,
): void => {
  if (users === undefined) return
  const caller = callerOf(users, metadata)
  if (caller === undefined) throw accessDenied()
  const held = [caller.name, ...(caller.groups ?? [])]
  const mayNobody = stream === '$all' && action !== 'read'
  if (held.includes(admins) && !mayNobody) return
  const roles = rolesFor(node.database, action, stream)
  if (!roles.some((role) => role === everybody || held.includes(role))) throw accessDenied()
}

/**
 * Throws an RpcError unless the caller operates the server.
 *
 * @since 0.1.0
 */
export const authorizeOperation = ({ users }: Context, metadata: Metadata): void => {
  if (users === undefined) return
  const groups = callerOf(users, metadata)?.groups ?? []
  if (!groups.includes(admins) && !groups.includes('$ops')) throw accessDenied()
}
