/**
 * The year of dates that have none, from their order.
 *
 * @since 0.1.0
 */

/** Days by which a row may lie behind an earlier one and still belong to the same year. */
const outOfOrder = 31

const day = 24 * 60 * 60 * 1000

/**
 * Rows are in order of time, but for 31 days at most: the year of a row is the first one in which it
 * does not lie further than that behind the latest row before it. So a month that goes back means
 * the next year, and a late row at the end of a year does not.
 */
export const yearByOrder = (first: number) => {
  let latest = Date.UTC(first, 0, 1)
  return (month: number, dayOfMonth: number): number => {
    let year = Math.max(first, new Date(latest).getUTCFullYear() - 1)
    while (Date.UTC(year, month - 1, dayOfMonth) < latest - outOfOrder * day) year++
    const time = Date.UTC(year, month - 1, dayOfMonth)
    const isReal = new Date(time).getUTCMonth() === month - 1
    if (isReal && time > latest) latest = time
    return year
  }
}
