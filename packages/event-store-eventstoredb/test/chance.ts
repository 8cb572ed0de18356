/** Chance that can be had again: `SEED=… LONG=1 pnpm exec jest …` */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

export const isLong = process.env['LONG'] !== undefined

export interface Chance {
  /** From 0 to `below` - 1. */
  readonly number: (below: number) => number
  readonly of: <A>(choices: readonly [A, ...A[]]) => A
}

/** mulberry32 */
export const chance = (start = seed): Chance => {
  let state = start
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const number = (below: number) => Math.floor(next() * below)
  return { number, of: (choices) => choices[number(choices.length)] ?? choices[0] }
}
