import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const count = process.env['LONG'] === undefined ? 50_000 : 300_000

const folder = mkdtempSync(join(tmpdir(), 'as-of-memory-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it(
  'keeps neither the view nor what is purged in memory, and no file (rule R163)',
  () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '--conditions=@interaction-log/source',
        '--require=ts-node/register',
        '--eval=require(process.argv[1])',
        join(__dirname, 'replay-many.ts'),
        String(count),
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, SQLITE_TMPDIR: folder },
      },
    )
    expect(status).toBe(0)
    const { heap, rss, ...found } = JSON.parse(stdout) as Record<string, number>
    expect(found).toEqual({ rows: count / 2, leftOut: count / 2 })
    expect(heap).toBeLessThan(4)
    // The database has 16 MB of it.
    expect(rss).toBeLessThan(30)
    expect(readdirSync(folder)).toEqual([])
  },
  60_000 + count,
)
