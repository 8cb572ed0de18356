/**
 * Reads of the server, item by item or as lists. Each ends in time, also when the server falls silent
 * in the middle, and lets go of its call, also when it ends early.
 *
 * @since 0.1.0
 */
import type { StreamingRead } from '@eventstore/db-client'
import { Silence } from '../connecting/trouble.js'

/** Item after item, until the end or until `goesOn` says no. */
export const visit = async <A>(
  stream: StreamingRead<A>,
  silence: number,
  goesOn: (item: A) => boolean,
): Promise<void> => {
  // Behind its first error a stream may throw a second one, when nobody listens any more.
  stream.on('error', () => undefined)
  const watch = setTimeout(() => stream.destroy(new Silence()), silence)
  try {
    for await (const item of stream) {
      watch.refresh()
      if (!goesOn(item)) break
    }
  } finally {
    clearTimeout(watch)
    // Nothing can be done about a call that never began.
    stream.cancel().catch(() => undefined)
  }
}

/** The items until the end, or until one is wanted no more; that one is not among them. */
export const collect = async <A>(
  stream: StreamingRead<A>,
  silence: number,
  isWanted: (item: A) => boolean = () => true,
): Promise<readonly A[]> => {
  const items: A[] = []
  await visit(stream, silence, (item) => {
    const wanted = isWanted(item)
    if (wanted) items.push(item)
    return wanted
  })
  return items
}
