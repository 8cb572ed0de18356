/**
 * A large segment is logged within a small heap; the process that logs it is killed at random moments
 * and the log opened again. LONG=1: 100,000 lines; else 3,000. The figures are printed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import { expectType } from './opened.js'

const isLong = process.env['LONG'] !== undefined
const lines = isLong ? 100_000 : 3_000

const folder = mkdtempSync(join(tmpdir(), 'large-segment-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const args = (file: string, count: number) => [
  '--max-old-space-size=200',
  '--conditions=@interaction-log/source',
  '--require=ts-node/register',
  '--eval=require(process.argv[1])',
  join(__dirname, 'log-segments.ts'),
  file,
  String(count),
]

const entryCount = async (log: InteractionLog<never>): Promise<number> => {
  let count = 0
  let after: string | undefined
  do {
    const request = { segment: 'BIG', limit: 1000, withinMs: 600_000 }
    const page = await log.entries(after === undefined ? request : { ...request, after })
    const { entries, next } = expectType(page, 'Entries')
    count += entries.length
    after = next
  } while (after !== undefined)
  return count
}

const open = async (file: string) =>
  expectType(await openInteractionLog({ file, actor: 'u-2', currency: 'EUR' }), 'Opened').log

it(
  `logs ${String(lines)} lines within 200 MB of heap`,
  async () => {
    const file = join(folder, 'large.db')
    const { status, stdout } = spawnSync(process.execPath, args(file, lines), {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1e9,
    })
    expect(status).toBe(0)
    const [, count, ms, peak] = /^logged (\d+) (\d+) (\d+)$/m.exec(stdout) ?? []
    expect(Number(count)).toBe(lines)
    const rate = Math.round((1000 * lines) / Number(ms))
    process.stderr.write(`${String(rate)} lines/s, at most ${String(peak)} MB of heap\n`)
    const log = await open(file)
    expect(await entryCount(log)).toBe(lines)
    await log.close()
  },
  60_000 + 10 * lines,
)

/** Kills the process when it has said this often how far it is. */
const killedAfter = (file: string, said: number) =>
  new Promise<NodeJS.Signals | null>((resolve) => {
    const child = spawn(process.execPath, args(file, 3_000), {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let heard = 0
    child.stdout.on('data', (data) => {
      heard += String(data).match(/^(checking|freezing|recording) /gm)?.length ?? 0
      if (heard >= said) child.kill('SIGKILL')
    })
    child.on('close', (_, signal) => {
      resolve(signal)
    })
  })

describe('a process that is killed while it logs a segment (rule R87)', () => {
  it.each(isLong ? [1, 6, 8, 11, 13, 14, 15, 16, 17, 18] : [9, 14])(
    'at its %s-th word: the next one goes on',
    async (said) => {
      const file = join(folder, `${String(said)}.db`)
      expect(await killedAfter(file, said)).toBe('SIGKILL')
      const log = await open(file)
      expectType(await log.resume(), 'Resumed')
      // Killed before the commit point, nothing was logged.
      const before = await entryCount(log)
      expect([0, 3_000]).toContain(before)
      await log.close()
      const { status } = spawnSync(process.execPath, args(file, before === 0 ? 3_000 : 0))
      expect(status).toBe(0)
      const again = await open(file)
      expect(await entryCount(again)).toBe(3_000)
      expect(await again.finishErasure()).toMatchObject({ erasure: 'Gone' })
      await again.close()
    },
    120_000,
  )
})
