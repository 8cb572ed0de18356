/**
 * Where the messages of a streaming call go out, no faster than they are taken.
 *
 * @since 0.1.0
 */
import type { ServerDuplexStream, ServerWritableStream } from '@grpc/grpc-js'

/**
 * @since 0.1.0
 */
export interface Outlet<Message> {
  /** False when the other side is behind: then wait until it is `ready`. */
  readonly write: (message: Message) => boolean
  /** Resolves when there is room again, or nobody listens any more. */
  readonly ready: () => Promise<void>
  readonly isClosed: () => boolean
  /** Resolves when nobody listens any more. */
  readonly closed: Promise<void>
}

/**
 * @since 0.1.0
 */
export const outletOf = <Request, Message>(
  call: ServerWritableStream<Request, Message> | ServerDuplexStream<Request, Message>,
): Outlet<Message> => {
  let isClosed = false
  let waiting: Promise<void> | undefined
  const closed = new Promise<void>((resolve) => {
    const close = (): void => {
      isClosed = true
      resolve()
    }
    for (const event of ['cancelled', 'close', 'finish', 'error']) call.once(event, close)
  })
  const ready = async (): Promise<void> => {
    if (isClosed || !call.writableNeedDrain) return
    waiting ??= Promise.race([new Promise<void>((resolve) => call.once('drain', resolve)), closed])
    await waiting
    waiting = undefined
  }
  return {
    write: (message) => isClosed || call.write(message),
    ready,
    isClosed: () => isClosed,
    closed,
  }
}
