/** A wire that can go dead: connections that exist fall silent, new ones are served. */
import { connect, createServer, type Socket } from 'node:net'

export interface SocketProxy {
  readonly port: number
  /** How many connections there have been. */
  readonly connections: () => number
  /** How many of them nobody has given up. */
  readonly open: () => number
  /** Everything that is connected hears and says nothing any more, and is not told so. */
  readonly deaden: () => void
  readonly stop: () => void
}

export const socketProxy = async (port: number): Promise<SocketProxy> => {
  const sockets = new Set<Socket>()
  let [connections, open] = [0, 0]
  const server = createServer((here) => {
    connections++
    open++
    here.on('close', () => open--)
    const there = connect(port, '127.0.0.1')
    for (const socket of [here, there]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    here.pipe(there).pipe(here)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    connections: () => connections,
    open: () => open,
    deaden: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    stop: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
