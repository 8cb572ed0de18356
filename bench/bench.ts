/**
 * What the log does per second on this machine, as ratios within one run; `pnpm bench`, or
 * `pnpm bench <folder>` to measure another disk. docs/reference/benchmarks.md says what the lines
 * mean.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, cpus } from 'node:os'
import { join } from 'node:path'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { growing, inPlace } from './bare.js'
import { inRounds } from './contender.js'
import { eventBytes } from './events.js'
import { aim, median, print, ratio } from './figures.js'
import { openLog, type OpenedLog } from './log.js'
import { right } from './outcome.js'
import { canceling, purging } from './purging.js'
import { building, paging, parsing, reading } from './reading.js'
import { importing, recordInFlight, recordOneByOne } from './recording.js'
import { inFlight, oneByOne } from './storing.js'

const writing = async (folder: string, { log }: OpenedLog): Promise<void> => {
  const store = await right(sqliteEventStore(join(folder, 'events.db')))
  const calls = 200
  const grows = growing(folder, eventBytes(), calls)
  const stays = inPlace(folder, eventBytes(), calls)
  const [one, many] = [oneByOne(store, calls), inFlight(store, 64, 30)]
  const [record, records] = [recordOneByOne(log, calls), recordInFlight(log, 64, 30)]
  await inRounds(11, grows, stays, one, many, record, records)
  await right(store.close())
  print(`Appends of ${String(eventBytes())} bytes`, grows, stays, one, many, record, records)

  aim('one by one at least 0.8 of bare', ratio(one, grows), 0.8)
  aim('64 in flight at least 50,000 a second', median(many.rates), 50_000)
  const most = Math.round(64 * median(grows.rates)).toLocaleString('en')
  console.log(`     (64 to each bare fdatasync would be ${most} a second)`)
  if (Math.min(ratio(one, grows), ratio(one, stays)) <= 1.3) return
  console.log('FAILED: appends one by one outrun the disk, so they cannot be waiting for it')
  process.exitCode = 1
}

const main = async (folder: string): Promise<void> => {
  const [load] = loadavg()
  console.log(`Node ${process.version}, ${String(cpus().length)} cores, load ${String(load)}`)
  const opened = await openLog(folder, 'log.db')
  const { store, log } = opened
  await writing(folder, opened)

  const [records, rows] = [recordInFlight(log, 64, 30), importing(log, 20_000)]
  await inRounds(3, records, rows)
  print('Import', records, rows)

  const parsed = await parsing(store)
  const [read, built] = [await reading(store), await building(store, folder)]
  const pages = paging(log)
  await inRounds(5, parsed, read, built, pages)
  print('Reads', parsed, read, built, pages)

  const [canceled, purged] = [canceling(log, 2_000), purging(log, 2_000)]
  await inRounds(3, canceled, purged)
  print('Purge', canceled, purged)
  await opened.close()
}

const parent = process.argv[2] ?? join('node_modules', '.cache')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'bench-'))
void main(folder).finally(() => {
  rmSync(folder, { recursive: true })
  for (const part of [['eventstoredb.ts'], ['views.ts', parent]]) {
    const [file = '', ...args] = part
    const program = [...process.execArgv, join(__dirname, file), ...args]
    const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' })
    process.exitCode ??= status === 0 ? undefined : (status ?? 1)
  }
})
