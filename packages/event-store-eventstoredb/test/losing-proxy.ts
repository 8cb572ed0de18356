/**
 * Stands between a store and any server, and lets single events vanish on their way back. The server
 * itself cannot be made to lose one in the middle of a stream.
 */
import { readFileSync } from 'node:fs'
import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import { GossipClient, GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import { type ClusterInfo, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js'
import { Empty } from '@eventstore/db-client/generated/shared_pb.js'
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { ReadResp } from '@eventstore/db-client/generated/streams_pb.js'

export interface LosingProxy {
  readonly connectionString: string
  readonly lose: (stream: string, revision: number) => void
  readonly stop: () => void
}

const same = (bytes: Buffer): Buffer => bytes

const isLost = (message: Buffer, lost: ReadonlySet<string>): boolean => {
  const event = ReadResp.deserializeBinary(message).getEvent()?.getEvent()
  const name = Buffer.from(event?.getStreamIdentifier()?.getStreamName_asU8() ?? '').toString()
  return event !== undefined && lost.has(`${event.getStreamRevision()}@${name}`)
}

const leaderOf = async (seed: string, channel: ReturnType<typeof credentials.createInsecure>) => {
  const gossip = new GossipClient(seed, channel)
  const info = await new Promise<ClusterInfo>((resolve, reject) => {
    gossip.read(new Empty(), (error, answer) => {
      if (error === null) resolve(answer)
      else reject(error)
    })
  })
  gossip.close()
  const members = info.getMembersList()
  const leader = members.find((member) => member.getState() === MemberInfo.VNodeState.LEADER)
  const at = members.length === 1 ? undefined : leader?.getHttpEndPoint()
  return at === undefined ? seed : `${at.getAddress()}:${String(at.getPort())}`
}

export const losingProxy = async (url: string): Promise<LosingProxy> => {
  const { host, hosts, username, password, query } =
    /^esdb(?:\+discover)?:\/\/(?:(?<username>[^:]+):(?<password>[^@]+)@)?(?<hosts>(?<host>[^,/?]+)[^/?]*)\/?\??(?<query>.*)$/.exec(
      url,
    )?.groups ?? {}
  const options = new URLSearchParams(query)
  const ca = options.get('tlsCAFile')
  const channel =
    options.get('tls') === 'false'
      ? credentials.createInsecure()
      : credentials.createSsl(ca === null ? null : readFileSync(ca))
  const upstream = new Client(await leaderOf(host ?? hosts ?? '', channel), channel, {
    'grpc.max_receive_message_length': 17 * 1024 * 1024,
  })
  const lost = new Set<string>()

  const pass = (path: string) => (call: ServerDuplexStream<Buffer, Buffer>) => {
    const metadata = new Metadata()
    for (const [key, value] of Object.entries(call.metadata.getMap()))
      if (/^(connection-name|requires-leader)$/.test(key)) metadata.set(key, value)
    if (username !== undefined && options.get('tls') !== 'false')
      metadata.set(
        'authorization',
        `Basic ${Buffer.from(`${username}:${String(password)}`).toString('base64')}`,
      )
    const onwards = upstream.makeBidiStreamRequest(path, same, same, metadata)
    call.on('data', (message: Buffer) => void onwards.write(message))
    call.on('end', () => {
      onwards.end()
    })
    call.on('cancelled', () => {
      onwards.cancel()
    })
    onwards.on('data', (message: Buffer) => {
      if (path.endsWith('/Read') && isLost(message, lost)) return
      if (call.write(message)) return
      onwards.pause()
      call.once('drain', () => onwards.resume())
    })
    onwards.on('end', () => {
      call.end()
    })
    onwards.on('error', (error) => call.emit('error', error))
  }

  const server = new Server()
  const definition: Record<string, ServiceDefinition[string]> = {}
  const handlers: UntypedServiceImplementation = {}
  for (const { path } of [...Object.values(StreamsService), ...Object.values(GossipService)]) {
    definition[path] = {
      path,
      requestStream: true,
      responseStream: true,
      requestSerialize: same,
      requestDeserialize: same,
      responseSerialize: same,
      responseDeserialize: same,
    }
    handlers[path] = pass(path)
  }
  server.addService(definition, handlers)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound)
      else reject(error)
    })
  })
  return {
    connectionString: `esdb://127.0.0.1:${String(port)}?tls=false`,
    lose: (stream, revision) => void lost.add(`${String(revision)}@${stream}`),
    stop: () => {
      server.forceShutdown()
      upstream.close()
    },
  }
}
