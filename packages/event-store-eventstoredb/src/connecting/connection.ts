/**
 * The client of EventStoreDB, with what it does not offer: who belongs to the cluster, scavenging, and
 * letting go of its connection.
 *
 * @since 0.1.0
 */
import { type EndPoint, EventStoreDBClient } from '@eventstore/db-client'
import { GossipClient } from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import gossip from '@eventstore/db-client/generated/gossip_pb.js'
import { OperationsClient } from '@eventstore/db-client/generated/operations_grpc_pb.js'
import operations from '@eventstore/db-client/generated/operations_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import type { Settings } from './settings.js'

export interface Member extends EndPoint {
  readonly isAlive: boolean
}

/**
 * Connections of one process to one server that are alike share a socket, which may be the one that
 * has gone dead. So each has a keepalive of its own, by a microsecond.
 */
let connections = 0
const ownKeepalive = (milliseconds = 10_000): number => milliseconds + ++connections / 1000

const { MANAGER } = gossip.MemberInfo.VNodeState
const { STARTED } = operations.ScavengeResp.ScavengeResult

const answered =
  <A>(resolve: (answer: A) => void, reject: (error: Error) => void) =>
  (error: Error | null, answer: A) => {
    if (error === null) resolve(answer)
    else reject(error)
  }

export class Connection extends EventStoreDBClient {
  /** The channel that was used last; it changes when the client has found another server. */
  #channel: Promise<{ readonly close: () => void }> | undefined
  readonly #calls = new Set<Promise<unknown>>()

  constructor({ seeds, isCluster, asking, tls, tuning }: Settings) {
    const keepAliveTimeout = ownKeepalive(tuning.keepAliveTimeout)
    super(
      { endpoints: seeds, gossipTimeout: 1, maxDiscoverAttempts: 1, ...tuning, keepAliveTimeout },
      tls,
      asking.credentials,
    )
    const [seed] = seeds
    if (!isCluster && seed !== undefined)
      this.resolveUri = () => Promise.resolve(`${seed.address}:${String(seed.port)}`)
    const { getChannel, handleError } = this
    this.getChannel = () => (this.#channel = getChannel())
    // It fails, with nobody to hear it, when meanwhile no other server was found.
    this.handleError = (client, error) => handleError(client, error).catch(() => undefined)
  }

  /** Everybody in the cluster who holds data. */
  async members(deadline: number): Promise<readonly Member[]> {
    const info = await this.execute(
      GossipClient,
      'members',
      (client) =>
        new Promise<gossip.ClusterInfo>((resolve, reject) => {
          client.read(
            new shared.Empty(),
            ...this.callArguments({ deadline }),
            answered(resolve, reject),
          )
        }),
    )
    return info.getMembersList().flatMap((member) => {
      const at = member.getHttpEndPoint()
      return at === undefined || member.getState() === MANAGER
        ? []
        : [{ address: at.getAddress(), port: at.getPort(), isAlive: member.getIsAlive() }]
    })
  }

  /** Starts a scavenge on the very server of this connection, or answers the one that is running. */
  async startScavenge(
    deadline: number,
  ): Promise<{ readonly id: string; readonly isOurs: boolean }> {
    const request = new operations.StartScavengeReq().setOptions(
      new operations.StartScavengeReq.Options().setThreadCount(1).setStartFromChunk(0),
    )
    const answer = await this.execute(
      OperationsClient,
      'startScavenge',
      (client) =>
        new Promise<operations.ScavengeResp>((resolve, reject) => {
          const given = this.callArguments({ deadline })
          client.startScavenge(request, ...given, answered(resolve, reject))
        }),
    )
    return { id: answer.getScavengeId(), isOurs: answer.getScavengeResult() === STARTED }
  }

  /** What distinguishes one socket from the next; `undefined` if there is none. */
  async channel(): Promise<unknown> {
    return this.#channel?.catch(() => undefined)
  }

  /** The same call; the connection stays until it has ended, even if nobody waits for it. */
  async until<A>(call: Promise<A>): Promise<A> {
    this.#calls.add(call)
    return call.finally(() => this.#calls.delete(call))
  }

  /**
   * Not by the client's own `dispose`, which may never end. An append for which there is no channel
   * any more would never end either.
   */
  async close(): Promise<void> {
    await Promise.allSettled(this.#calls)
    const channel = await this.#channel?.catch(() => undefined)
    channel?.close()
  }
}
