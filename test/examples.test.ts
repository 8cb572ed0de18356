/** Every program in examples/ runs, with ts-node, as a reader would run it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './sources.js'

const folder = mkdtempSync(join(tmpdir(), 'examples-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const printedBy = (program: string): string =>
  execFileSync(
    process.execPath,
    ['--conditions=@interaction-log/source', '-r', 'ts-node/register', join('examples', program)],
    { cwd: root, encoding: 'utf8', env: { ...process.env, INTERACTION_LOG_DEMO: folder } },
  )

describe('the examples', () => {
  jest.setTimeout(60_000)

  it('are these', () => {
    const programs = readdirSync(join(root, 'examples')).filter((name) => !name.startsWith('.'))
    expect(programs.filter((name) => name.endsWith('.ts') || name === 'demo')).toEqual([
      'demo',
      'your-own-event-store.ts',
    ])
  })

  it('play the main job, and go on with the same log', () => {
    const first = printedBy('demo/demo.ts')
    expect(first).toContain('A new log in ')
    expect(first).toContain('Recorded 309 interactions, canceled 26 of them.')
    expect(first).toContain('Company Fjordline Packaging with its persons (35 entries)')
    expect(first).toContain('Person CT000101 (13 entries)')
    expect(first).toContain('Segment SPRING26 (17 entries)')
    expect(first).toContain('canceled: Sent back as undeliverable')
    expect(first).toContain('Purged 9: Gone.\n17 canceled entries are left in the log.')
    expect(first.match(/InteractionPurged on the basis "retention"/g)).toHaveLength(9)
    expect(first).toMatch(/a call recorded by mistake today: canceled, purged, Gone\.\n$/)

    const second = printedBy('demo/demo.ts')
    expect(second).toContain('Continuing the log in ')
    expect(second).toContain('Recorded 0 interactions, canceled 0 of them.')
    expect(second).toContain(
      '300 were recorded by an earlier run, 9 were purged since and stay so.',
    )
    expect(second).toContain('Purged 0: Gone.\n17 canceled entries are left in the log.')
  })

  it("let a third party's store join the contract", () => {
    const lines = printedBy('your-own-event-store.ts').trim().split('\n')
    expect(lines.length).toBeGreaterThan(80)
    expect(lines.filter((line) => !line.startsWith('holds: '))).toEqual([])
  })
})
