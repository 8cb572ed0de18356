/** Views that are live while another process writes: how fast they show what it appends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { sqliteViewStore } from '@interaction-log/projection'
import { right } from '../outcome.js'
import { running } from './catch-up.js'

const patience = 3_600_000

const farAway = 2n ** 62n
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b)

export interface Live {
  readonly events: number
  /** From the first event that was shown to the last, by the clock on the wall. */
  readonly seconds: number
  /** What showing them took of the processor. */
  readonly processorSeconds: number
}

/** `writer`: the arguments of a Node process that appends events. */
export const live = async (
  events: string,
  file: string,
  writer: readonly string[],
): Promise<Live> => {
  const store = await right(sqliteEventStore(events))
  const views = await right(sqliteViewStore(file))
  const both = await running(store, views)
  for (const view of both) await right(view.caughtUp(patience))
  const child = spawn(process.execPath, [...process.execArgv, ...writer], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const head = await right(store.head())
  const shown = () => both.reduce((least, { status }) => min(least, status().position), farAway)
  while (shown() <= head) await setTimeout(5)
  const [start, before, first] = [performance.now(), process.cpuUsage(), shown()]
  await ended
  if (child.exitCode !== 0) throw new Error('the writer has failed')
  const upTo = await right(store.head())
  for (const view of both) await right(view.reached(upTo, patience))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  for (const view of both) await view.stop()()
  await right(views.close())
  await right(store.close())
  return { events: Number(upTo - first), seconds, processorSeconds: (user + system) / 1e6 }
}
