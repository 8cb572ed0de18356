/**
 * Reads of the server, item by item or as lists. Each ends in time, also when the server falls silent
 * in the middle, and lets go of its call, also when it ends early.
 *
 * @since 0.1.0
 */
import type { StreamingRead } from '@eventstore/db-client'
import { Silence } from '../connecting/trouble.js'

/**
 * Item after item, until the end or until `goesOn` says no. What comes after that is let through: the
 * client keeps a call for ever of which something is left to be read.
 */
export const visit = <A>(
  stream: StreamingRead<A>,
  silence: number,
  goesOn: (item: A) => boolean,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let isOver = false
    const over = (settle: () => void) => {
      if (isOver) return
      isOver = true
      clearTimeout(watch)
      settle()
      // Nothing can be done about a call that never began.
      stream.cancel().catch(() => undefined)
    }
    const watch = setTimeout(() => {
      over(() => {
        reject(new Silence())
      })
    }, silence)
    stream
      .on('data', (item: A) => {
        if (isOver) return
        watch.refresh()
        if (!goesOn(item)) over(resolve)
      })
      .on('end', () => {
        over(resolve)
      })
      // It stays: behind its first error a stream may throw a second one.
      .on('error', (error) => {
        over(() => {
          reject(error)
        })
      })
  })

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
