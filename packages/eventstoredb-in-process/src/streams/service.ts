/**
 * @since 0.1.0
 */
import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import type { Context } from '../calls/context.js'
import { append } from './append.js'
import { batchAppend } from './batch-append.js'
import { softDelete, tombstone } from './delete.js'
import { readCall } from './read-call.js'

/**
 * @since 0.1.0
 */
export const streamsService = (context: Context): IStreamsServer => ({
  read: readCall(context),
  append: append(context),
  delete: softDelete(context),
  tombstone: tombstone(context),
  batchAppend: batchAppend(context),
})
