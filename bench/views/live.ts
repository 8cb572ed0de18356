/** Views that are live while another process writes: how fast they show what it appends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { sqliteViewStore } from '@interaction-log/projection'
import { right } from '../outcome.js'
import { running } from './catch-up.js'

const patience = 3_600_000

export interface Live {
  /** From the first event that was shown to the last, by the clock on the wall. */
  readonly seconds: number
  /** What showing them took of the processor. */
  readonly processorSeconds: number
}

/** `writer`: the arguments of a Node process that appends the events up to position `upTo`. */
export const live = async (
  events: string,
  file: string,
  writer: readonly string[],
  upTo: bigint,
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
  for (const view of both) await right(view.reached(head + 1n, patience))
  const [start, before] = [performance.now(), process.cpuUsage()]
  for (const view of both) await right(view.reached(upTo, patience))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  await ended
  for (const view of both) await view.stop()()
  await right(views.close())
  await right(store.close())
  return { seconds, processorSeconds: (user + system) / 1e6 }
}
