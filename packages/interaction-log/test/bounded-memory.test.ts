import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const count = process.env['LONG'] === undefined ? 5_000 : 300_000

const folder = mkdtempSync(join(tmpdir(), 'bounded-memory-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it(
  `reads ${String(count)} events and builds a view of them within 150 MB of heap`,
  () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '--max-old-space-size=150',
        '--conditions=@interaction-log/source',
        '--require=ts-node/register',
        '--eval=require(process.argv[1])',
        join(__dirname, 'read-everything.ts'),
        JSON.stringify([folder, count]),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ read: count, entries: count })
  },
  60_000 + count,
)
