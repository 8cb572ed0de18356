/**
 * A gate in front of the connections of a node. While it is shut nothing comes in and nothing goes
 * out, and nobody is told, as with a process that is stopped.
 *
 * @since 0.1.0
 */
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/**
 * @since 0.1.0
 */
export interface Gate {
  readonly shut: () => void
  readonly open: () => void
  /** The connection as seen from behind the gate. */
  readonly admit: (socket: Socket) => Duplex
  /** Breaks all connections. */
  readonly disconnect: () => void
}

/**
 * @since 0.1.0
 */
export const newGate = (): Gate => {
  const sockets = new Set<Socket>()
  let isShut = false
  let held: (() => void)[] = []

  const pass = (action: () => void): void => {
    if (isShut) held.push(action)
    else action()
  }

  const admit = (socket: Socket): Duplex => {
    sockets.add(socket)
    const duplex = new Duplex({
      read: () => {
        pass(() => {
          socket.resume()
        })
      },
      writev: (chunks: readonly { readonly chunk: Uint8Array }[], done) => {
        pass(() => {
          socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
        })
      },
      final: (done) => {
        pass(() => {
          socket.end(done)
        })
      },
      destroy: (error, done) => {
        socket.destroy()
        done(error)
      },
    })
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      if (!duplex.push(chunk) || isShut) socket.pause()
    })
    socket.on('end', () => duplex.push(null))
    socket.on('error', () => duplex.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      duplex.destroy()
    })
    socket.pause()
    return duplex
  }

  return {
    admit,
    shut: () => {
      isShut = true
      for (const socket of sockets) socket.pause()
    },
    open: () => {
      isShut = false
      const actions = held
      held = []
      for (const socket of sockets) socket.resume()
      for (const action of actions) action()
    },
    disconnect: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}
