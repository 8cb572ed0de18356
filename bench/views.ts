/**
 * What views cost at a million events, as ratios within one run; called by `pnpm bench`, or
 * `pnpm run example bench/views.ts <folder> <events>`. docs/reference/benchmarks.md says what the lines
 * mean.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { aim, atMost, print, type Rated } from './figures.js'
import type { Answer, Measured, PhaseName } from './views/phase.js'
import type { Timed } from './views/queries.js'

const [parent = join('node_modules', '.cache'), count = '1000000'] = process.argv.slice(2)
const events = Number(count)
const rounds = 3

mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'bench-views-'))

const measure = <Name extends PhaseName>(
  phase: Name,
  ...numbers: readonly number[]
): Measured<Answer<Name>> => {
  const program = [...process.execArgv, join(__dirname, 'views', 'phase.ts')]
  const args = [phase, folder, ...numbers.map(String)]
  const { stdout, status } = spawnSync(process.execPath, [...program, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${phase} has failed`)
  return JSON.parse(stdout) as Measured<Answer<Name>>
}

interface Line extends Rated {
  readonly rates: number[]
  readonly peaks: number[]
}

const line = (name: string): Line => ({ name, rates: [], peaks: [] })

const take = ({ rates, peaks }: Line, { peakMiB }: Measured, seconds: number): void => {
  rates.push(events / seconds)
  peaks.push(peakMiB)
}

const whole = (figure: number): string => Math.round(figure).toLocaleString('en')

const fromNothing = (): void => {
  const floor = line('SELECT and JSON.parse of the same events')
  const memory = line('contact and segment log in memory')
  const sqlite = line('contact and segment log in SQLite')
  const bare = line('bare inserts of their rows, then indexes')
  const middle = line('contact log as of the middle, replayed')
  for (let round = 0; round < rounds; round++) {
    for (const [one, phase] of [
      [floor, 'floor'],
      [memory, 'memory'],
      [sqlite, 'sqlite'],
      [middle, 'past'],
    ] as const) {
      const measured = measure(phase)
      take(one, measured, measured.seconds)
    }
    const inserted = measure('bare')
    take(bare, inserted, inserted.own.seconds)
  }
  print('Views from nothing, events', floor, memory, sqlite, bare, middle)
  atMost('memory views against the floor', memory, floor, 2)
  atMost('SQLite views against the bare inserts', sqlite, bare, 2)
  for (const { name, peaks } of [floor, memory, sqlite, middle])
    console.log(`peak memory, ${name}: ${whole(Math.max(...peaks))} MiB`)
}

const showing = (all: number): void => {
  const { events: shown, seconds, processorSeconds } = measure('live', all, events).own
  const [rate, possible] = [shown / seconds, shown / processorSeconds]
  console.log(`\nLive: ${whole(rate)} events a second, as fast as another process appended them`)
  console.log(`      ${whole(possible)} to each second of the processor that showing them took`)
  const bare = measure('bareLive').own
  const bound = whole(bare.rows / bare.processorSeconds)
  console.log(`      ${bound} finished rows were inserted bare in as long, their indexes in place`)
  aim('live views at least 20,000 events to each second of the processor', possible, 20_000)
}

const asking = (): void => {
  const { rows, indexed, others } = measure('queries').own
  const slowest = (timed: readonly Timed[], most: number) => {
    for (const { question, milliseconds } of timed)
      console.log(`${milliseconds.toFixed(1).padStart(8)} ms  ${question}`)
    aim(`each under ${String(most)} ms`, most, timed[0]?.milliseconds ?? NaN)
  }
  console.log(`\nPages of 50 of ${whole(rows)} entries, orders that have an index`)
  slowest(indexed, 5)
  console.log('\nPages of 50, all other questions')
  slowest(others, 300)
}

const main = (): void => {
  console.log(`\nViews of ${whole(events)} events; load ${String(loadavg()[0])}`)
  const all = events + events / 4
  measure('fill', all, 0, events / 4)
  const quarter = measure('sqlite')
  measure('fill', all, events / 4, events)
  fromNothing()
  console.log(`peak memory, SQLite views of a quarter of it: ${whole(quarter.peakMiB)} MiB`)
  showing(all)
  asking()
}

try {
  main()
} finally {
  rmSync(folder, { recursive: true })
}
