/**
 * What views cost at a million events, as ratios within one run; called by `pnpm bench`, or
 * `pnpm run example bench/views.ts <folder> <events>`. docs/reference/benchmarks.md says what the lines
 * mean.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { atMost, print, type Rated } from './figures.js'
import type { Measured, PhaseName } from './views/phase.js'

const [parent = join('node_modules', '.cache'), count = '1000000'] = process.argv.slice(2)
const events = Number(count)
const rounds = 3

mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'bench-views-'))

const measure = (phase: PhaseName, ...numbers: readonly number[]): Measured => {
  const program = [...process.execArgv, join(__dirname, 'views', 'phase.ts')]
  const args = [phase, folder, ...numbers.map(String)]
  const { stdout, status } = spawnSync(process.execPath, [...program, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${phase} has failed`)
  return JSON.parse(stdout) as Measured
}

interface Line extends Rated {
  readonly rates: number[]
  readonly peaks: number[]
}

const line = (name: string): Line => ({ name, rates: [], peaks: [] })

const take = ({ rates, peaks }: Line, { seconds, peakMiB }: Measured): void => {
  rates.push(events / seconds)
  peaks.push(peakMiB)
}

const mebibytes = ({ peaks }: Line): number => Math.round(Math.max(...peaks))

const main = (): void => {
  console.log(`\nViews of ${events.toLocaleString('en')} events; load ${String(loadavg()[0])}`)
  const whole = events + events / 4
  measure('fill', whole, 0, events / 4)
  const quarter = measure('sqlite')
  measure('fill', whole, events / 4, events)

  const floor = line('SELECT and JSON.parse of the same events')
  const memory = line('contact and segment log in memory')
  const sqlite = line('contact and segment log in SQLite')
  const bare = line('bare inserts of their rows, then indexes')
  for (let round = 0; round < rounds; round++) {
    take(floor, measure('floor'))
    take(memory, measure('memory'))
    take(sqlite, measure('sqlite'))
    take(bare, measure('bare'))
  }
  print('Views from nothing (events)', floor, memory, sqlite, bare)
  atMost('memory views against the floor', memory, floor, 2)
  atMost('SQLite views against the bare inserts', sqlite, bare, 2)
  console.log(
    `peak memory: SQLite views of ${String(events / 4)} events ${String(Math.round(quarter.peakMiB))} MiB, of ${String(events)} ${String(mebibytes(sqlite))} MiB; memory views ${String(mebibytes(memory))} MiB; floor ${String(mebibytes(floor))} MiB`,
  )
}

try {
  main()
} finally {
  rmSync(folder, { recursive: true })
}
