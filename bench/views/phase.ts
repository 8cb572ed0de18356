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

export interface Measured {
  readonly seconds: number
  readonly peakMiB: number
}

type Phase = (folder: string, ...numbers: readonly number[]) => Promise<unknown>

const eventsIn = (folder: string): string => join(folder, 'events.db')

const viewsIn = (folder: string): string => join(folder, 'log.views')

/** The name of a file that is not there any more. */
const fresh = (file: string): string => {
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
  return file
}

const phases = {
  fill: (folder, of = 0, after = 0, upTo = of) => fill(eventsIn(folder), of, after, upTo),
  floor: (folder) => floor(eventsIn(folder)),
  memory: (folder) => intoMemory(eventsIn(folder)),
  sqlite: (folder) => intoSqlite(eventsIn(folder), fresh(viewsIn(folder))),
  bare: (folder) => bareInserts(viewsIn(folder), fresh(join(folder, 'bare.views'))),
} as const satisfies Readonly<Record<string, Phase>>

export type PhaseName = keyof typeof phases

const isPhase = (name: string | undefined): name is PhaseName =>
  name !== undefined && Object.hasOwn(phases, name)

const main = async ([name, folder = '', ...numbers]: readonly string[]): Promise<void> => {
  if (!isPhase(name)) throw new Error(`no such phase: ${String(name)}`)
  const phase: Phase = phases[name]
  const start = performance.now()
  const own = await phase(folder, ...numbers.map(Number))
  const whole = (performance.now() - start) / 1000
  const measured: Measured = {
    seconds: name === 'bare' && typeof own === 'number' ? own : whole,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }
  console.log(JSON.stringify(measured))
}

void main(process.argv.slice(2))
