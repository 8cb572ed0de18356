/**
 * gRPC and HTTP on one port.
 *
 * @since 0.1.0
 */
import { type Server as GrpcServer, ServerCredentials } from '@grpc/grpc-js'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer as createTlsServer } from 'node:tls'
import { host } from '../cluster/host.js'
import type { Certificate } from '../tls/certificate.js'
import type { Gate } from './gate.js'

/**
 * @since 0.1.0
 */
export interface Listener {
  readonly port: number
  /** Breaks all connections and frees the port. */
  readonly close: () => Promise<void>
}

const protocols = ['h2', 'http/1.1']

/** What every HTTP/2 connection begins with. */
const isHttp2 = (beginning: Buffer): boolean => beginning.toString('latin1').startsWith('PRI')

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/**
 * Port 0 is any free port.
 *
 * @since 0.1.0
 */
export const listen = async (
  grpc: GrpcServer,
  http: HttpServer,
  gate: Gate,
  port: number,
  certificate: Certificate | undefined,
): Promise<Listener> => {
  const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure())

  const hand = (connection: Duplex, isForGrpc: boolean): void => {
    if (isForGrpc) injector.injectConnection(connection)
    else http.emit('connection', connection)
  }

  const sniff = (connection: Duplex): void => {
    connection.on('error', () => connection.destroy())
    connection.once('data', (beginning: Buffer) => {
      connection.pause()
      connection.unshift(beginning)
      hand(connection, isHttp2(beginning))
      connection.resume()
    })
  }

  const secure =
    certificate &&
    createTlsServer({ ...certificate, ALPNProtocols: protocols }, (socket) => {
      hand(socket, socket.alpnProtocol === 'h2')
    })
  const server = createServer((socket) => {
    const connection = gate.admit(socket)
    if (secure === undefined) sniff(connection)
    else secure.emit('connection', connection)
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port: portOf(server),
    close: async () => {
      injector.destroy()
      gate.disconnect()
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}
