/**
 * Subscribing to `$all`: pages from some position on, then what is written.
 *
 * @since 0.1.0
 */
import { isInsideEvent, pageForwards, pageSize } from '../log/read-all.js'
import { isShown } from '../log/filter.js'
import { unforeseen } from '../protocol/rpc-error.js'
import { checkpoint, confirmation } from '../streams/messages.js'
import type { AllRequest } from '../streams/read-request.js'
import { deliverLive, type Subscriber } from './live.js'

/**
 * The position after the event at `from`. If that one was scavenged, the server takes the next one
 * in its place: a subscriber that resumes here never sees it.
 */
const resumeAfter = ({ cluster, database }: Subscriber, from: number): number => {
  if (isInsideEvent(database, from)) throw unforeseen()
  const one = { isWanted: isShown, maxCount: 1, window: Infinity }
  return Math.min(pageForwards(database, from, one).next, cluster.end)
}

const nothing = (): void => undefined

/**
 * @since 0.1.0
 */
export const subscribeToAll = async (
  subscriber: Subscriber,
  { from, isWanted, filter }: AllRequest,
): Promise<void> => {
  const { cluster, database, outlet, toMessage } = subscriber
  const { window, interval } =
    filter.type === 'None' ? { window: Infinity, interval: Infinity } : filter
  if (interval === 0) throw unforeseen()
  const live = { isWanted, interval, afterwards: nothing }
  if (from === 'end') {
    outlet.write(confirmation())
    return deliverLive(subscriber, { ...live, from: cluster.end, considered: 0 })
  }
  let next = from === 'start' ? 0 : resumeAfter(subscriber, from)
  let considered = 0
  outlet.write(confirmation())
  while (!outlet.isClosed()) {
    const page = pageForwards(database, next, { isWanted, maxCount: pageSize, window })
    for (const event of page.events) if (!outlet.write(toMessage(event))) await outlet.ready()
    considered += page.considered
    if (page.isEnd) return deliverLive(subscriber, { ...live, from: page.next, considered })
    if (considered >= interval) {
      considered %= interval
      outlet.write(checkpoint(page.events.at(-1)?.position ?? next))
    }
    next = page.next
  }
}
