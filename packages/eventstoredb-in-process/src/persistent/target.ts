/**
 * Which group a request is about.
 *
 * @since 0.1.0
 */
import type persistent from '@eventstore/db-client/generated/persistent_pb.js'
import type shared from '@eventstore/db-client/generated/shared_pb.js'
import { invalidArgument, unforeseen } from '../protocol/rpc-error.js'
import { nameFrom } from '../protocol/stream-name.js'

/**
 * @since 0.1.0
 */
export interface Target {
  readonly stream: string
  readonly name: string
}

interface TargetOptions {
  readonly hasAll: () => boolean
  readonly getStreamIdentifier: () => shared.StreamIdentifier | undefined
  readonly getGroupName: () => string
}

/**
 * Throws an RpcError if there is no stream.
 *
 * @since 0.1.0
 */
export const targetFrom = (options: TargetOptions | undefined): Target => {
  if (options === undefined) throw invalidArgument('a request without options')
  const stream = options.hasAll() ? '$all' : nameFrom(options.getStreamIdentifier())
  if (stream === '') throw unforeseen()
  return { stream, name: options.getGroupName() }
}

/**
 * Those of a request that defines a group.
 *
 * @since 0.1.0
 */
export type DefiningOptions = persistent.CreateReq.Options | persistent.UpdateReq.Options

/**
 * Throws an RpcError if there is no stream, or if it is `$all` in the call for a stream.
 *
 * @since 0.1.0
 */
export const definedTarget = (options: DefiningOptions): Target => {
  const identifier = options.getStream()?.getStreamIdentifier() ?? options.getStreamIdentifier()
  const target = targetFrom({
    hasAll: () => options.hasAll(),
    getStreamIdentifier: () => identifier,
    getGroupName: () => options.getGroupName(),
  })
  if (target.stream === '$all' && !options.hasAll()) throw unforeseen()
  return target
}
