/**
 * Events as requests bring them.
 *
 * @since 0.1.0
 */
import type shared from '@eventstore/db-client/generated/shared_pb.js'
import type { Map as ProtobufMap } from 'google-protobuf'
import type { ProposedEvent } from '../log/event-record.js'
import { missingProperty, unforeseen } from './rpc-error.js'
import { uuidFrom } from './uuid.js'

interface ProposedMessage {
  getId(): shared.UUID | undefined
  getMetadataMap(): ProtobufMap<string, string>
  getCustomMetadata_asU8(): Uint8Array
  getData_asU8(): Uint8Array
}

/**
 * Throws an RpcError if a property is missing.
 *
 * @since 0.1.0
 */
export const proposedFrom = (message: ProposedMessage): ProposedEvent => {
  const properties = message.getMetadataMap()
  const type = properties.get('type')
  const contentType = properties.get('content-type')
  if (type === undefined) throw missingProperty('type')
  if (contentType === undefined) throw missingProperty('content-type')
  if (type === '') throw unforeseen()
  return {
    id: uuidFrom(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }
}

/**
 * What counts towards the largest append: in this version the data alone.
 *
 * @since 0.1.0
 */
export const appendSize = ({ data }: ProposedEvent): number => data.length
