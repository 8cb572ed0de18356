/**
 * Contenders are measured in turn, round after round, so that whatever else the machine does meets
 * all of them alike.
 */
import { Bench, type FnOptions } from 'tinybench'

export interface Work {
  /** How many of what is counted one call does. */
  readonly each: number
  /** Calls in a round. */
  readonly calls: number
  readonly call: () => unknown
  /** Around the calls, not measured. */
  readonly around?: FnOptions
}

export interface Contender extends Work {
  readonly name: string
  /** What was counted, per second, round by round. */
  readonly rates: number[]
}

export const contender = (name: string, work: Work): Contender => ({ name, rates: [], ...work })

const ratePerSecond = async ({ name, each, calls, call, around }: Contender): Promise<number> => {
  const bench = new Bench({ iterations: calls, time: 0, warmup: false, throws: true })
  const [task] = await bench.add(name, call, around).run()
  if (task?.result.state !== 'completed') throw new Error(`${name} did not complete`)
  return (1000 * each) / task.result.latency.mean
}

export const inRounds = async (rounds: number, ...contenders: readonly Contender[]) => {
  for (let round = 0; round < rounds; round++)
    for (const each of contenders) each.rates.push(await ratePerSecond(each))
}
