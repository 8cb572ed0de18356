/**
 * One after the other: what is done in turns never overlaps.
 *
 * @since 0.1.0
 */
export type Turns = <A>(work: () => Promise<A>) => Promise<A>

export const turns = (): Turns => {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = before.then(work)
    before = done.catch(() => undefined)
    return done
  }
}
