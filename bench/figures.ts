/** What was measured, as lines: medians of the rounds, and how far the rounds lay apart. */

export interface Rated {
  readonly name: string
  /** Per second, round by round. */
  readonly rates: readonly number[]
}

export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN

/** Round by round, so that a slow moment of the machine slows both sides. */
export const ratio = ({ rates }: Rated, base: Rated): number =>
  median(rates.map((rate, round) => rate / (base.rates[round] ?? NaN)))

const whole = (rate: number): string => Math.round(rate).toLocaleString('en')

const line = (name: string, rate: string, share: string, spread: string): void => {
  console.log(`${name.padEnd(48)}${rate.padStart(12)}${share.padStart(9)}   ${spread}`)
}

/** Every line as a ratio to the first. */
export const print = (title: string, base: Rated, ...others: readonly Rated[]): void => {
  line(`\n${title}`, ' per second', 'ratio', 'slowest and fastest round')
  for (const one of [base, ...others])
    line(
      one.name,
      whole(median(one.rates)),
      ratio(one, base).toFixed(2),
      `${whole(Math.min(...one.rates))} … ${whole(Math.max(...one.rates))}`,
    )
}

export const aim = (text: string, found: number, least: number): void => {
  console.log(`aim: ${text}: ${found >= least ? 'met' : 'not met'}`)
}

/** Of the time that the other takes for as much. */
export const atMost = (text: string, one: Rated, base: Rated, most: number): void => {
  const found = ratio(base, one)
  const answer = `${found.toFixed(2)}: ${found <= most ? 'met' : 'not met'}`
  console.log(`aim: ${text}: at most ${String(most)} of its time: ${answer}`)
}
