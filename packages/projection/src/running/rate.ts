/**
 * How many a second, lately.
 *
 * @since 0.1.0
 */
export interface Rate {
  readonly add: (count: number) => void
  /** On average over the last ten seconds. */
  readonly perSecond: () => number
}

const seconds = 10

/** `now`: milliseconds of a clock that never steps back. */
export const rate = (now: () => number = () => performance.now()): Rate => {
  const counts: { second: number; count: number }[] = []
  const current = () => Math.floor(now() / 1_000)

  const forget = () => {
    while (counts[0] !== undefined && counts[0].second <= current() - seconds) counts.shift()
  }
  return {
    add: (count) => {
      forget()
      const last = counts.at(-1)
      if (last?.second === current()) last.count += count
      else counts.push({ second: current(), count })
    },
    perSecond: () => {
      forget()
      return counts.reduce((sum, { count }) => sum + count, 0) / seconds
    },
  }
}
