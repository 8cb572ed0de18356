/**
 * One node: its services behind its port.
 *
 * @since 0.1.0
 */
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import operations from '@eventstore/db-client/generated/operations_grpc_pb.js'
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { Server } from '@grpc/grpc-js'
import type { Context } from './calls/context.js'
import { wake } from './cluster/cluster.js'
import { gossipService } from './cluster/gossip-service.js'
import { featuresService } from './features/service.js'
import { adminServer } from './http/admin.js'
import { newGate } from './net/gate.js'
import { listen } from './net/listen.js'
import { operationsService } from './scavenging/operations-service.js'
import { streamsService } from './streams/service.js'
import type { Certificate } from './tls/certificate.js'

/**
 * @since 0.1.0
 */
export interface NodeServer {
  /** From now on it says nothing and hears nothing. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** Breaks all connections. */
  readonly disconnect: () => void
  /** Breaks all connections and frees the port. */
  readonly stop: () => Promise<void>
  /** Listens on the same port again. */
  readonly start: () => Promise<void>
}

const largestMessage = 17 * 1024 * 1024

const servicesOf = (context: Context): Server => {
  const server = new Server({ 'grpc.max_receive_message_length': largestMessage })
  const definitions = [
    streams.StreamsService,
    features.ServerFeaturesService,
    gossip.GossipService,
    operations.OperationsService,
  ]
  server.addService(streams.StreamsService, streamsService(context))
  server.addService(features.ServerFeaturesService, featuresService(context, definitions))
  server.addService(gossip.GossipService, gossipService(context))
  server.addService(operations.OperationsService, operationsService(context))
  return server
}

/**
 * On the port that the node had, or on any free one.
 *
 * @since 0.1.0
 */
export const startNode = async (
  context: Context,
  certificate: Certificate | undefined,
): Promise<NodeServer> => {
  const { cluster, node } = context
  const gate = newGate()

  const open = async (): Promise<() => Promise<void>> => {
    const grpc = servicesOf(context)
    const listener = await listen(grpc, adminServer(context), gate, node.port, certificate)
    node.port = listener.port
    node.isAlive = true
    return async () => {
      node.isAlive = false
      grpc.forceShutdown()
      await listener.close()
    }
  }
  let close: (() => Promise<void>) | undefined = await open()

  const thaw = (): void => {
    node.isFrozen = false
    gate.open()
    wake(cluster)
  }
  return {
    freeze: () => {
      node.isFrozen = true
      gate.shut()
    },
    thaw,
    disconnect: gate.disconnect,
    stop: async () => {
      thaw()
      const closing = close?.()
      close = undefined
      await closing
    },
    start: async () => {
      close ??= await open()
    },
  }
}
