/**
 * One thing to be measured, in a process of its own, so that nobody else's memory counts. Prints what
 * was measured as JSON; called by `../views.ts`.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bareInserts } from './bare-inserts.js'
import { intoMemory, intoSqlite } from './catch-up.js'
import { fill } from './fill.js'
import { floor } from './floor.js'
import { live } from './live.js'
import { past } from './past.js'
import { queries } from './queries.js'

export interface Measured<Own = unknown> {
  readonly seconds: number
  readonly peakMiB: number
  /** What the phase itself answers. */
  readonly own: Own
}

const eventsIn = (folder: string): string => join(folder, 'events.db')

const viewsIn = (folder: string): string => join(folder, 'log.views')

/** The name of a file that is not there any more. */
const fresh = (file: string): string => {
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
  return file
}

const bareIn = (folder: string): string => fresh(join(folder, 'bare.views'))

/** `of`: events of the whole history; those behind `after` up to `upTo` are written. */
const phases = {
  fill: (folder: string, of = 0, after = 0, upTo = of) => fill(eventsIn(folder), of, after, upTo),
  floor: (folder: string) => floor(eventsIn(folder)),
  memory: (folder: string) => intoMemory(eventsIn(folder)),
  sqlite: (folder: string) => intoSqlite(eventsIn(folder), fresh(viewsIn(folder))),
  bare: (folder: string) => bareInserts(viewsIn(folder), bareIn(folder), 'indexesLast'),
  bareLive: (folder: string) => bareInserts(viewsIn(folder), bareIn(folder), 'indexesFirst'),
  past: (folder: string) => past(eventsIn(folder)),
  live: (folder: string, of = 0, after = 0) => {
    const writer = [__filename, 'fill', folder, String(of), String(after)]
    return live(eventsIn(folder), viewsIn(folder), writer)
  },
  queries: (folder: string) => queries(viewsIn(folder)),
} as const

export type PhaseName = keyof typeof phases

export type Answer<Name extends PhaseName> = Awaited<ReturnType<(typeof phases)[Name]>>

const isPhase = (name: string | undefined): name is PhaseName =>
  name !== undefined && Object.hasOwn(phases, name)

const main = async ([name, folder = '', ...numbers]: readonly string[]): Promise<void> => {
  if (!isPhase(name)) throw new Error(`no such phase: ${String(name)}`)
  const start = performance.now()
  const own = await phases[name](folder, ...numbers.map(Number))
  const measured: Measured = {
    seconds: (performance.now() - start) / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    own,
  }
  console.log(JSON.stringify(measured))
}

void main(process.argv.slice(2))
