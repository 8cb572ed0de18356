/**
 * A simulation runs in a process of its own: the HTTP/2 of Node 20 has been seen to give up in the
 * midst of one, by an assertion of its own that ends the process. Such a run says nothing of the
 * adapter, and another one is made.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { isLong, seed } from './chance.js'

jest.setTimeout(isLong ? 7_200_000 : 300_000)

const appends = isLong ? 50_000 : 1_000
const writers = isLong ? 48 : 16

interface Outcomes {
  readonly acknowledged: number
  readonly conflicts: number
  readonly unavailable: number
}

/** How the appends of each writer ended; `undefined` = Node's HTTP/2 has given up. */
const simulated = async (chosen: number): Promise<readonly Outcomes[] | undefined> => {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@interaction-log/source',
      '--require=ts-node/register',
      '--eval=require(process.argv[1])',
      join(__dirname, 'simulate.ts'),
      String(appends),
      String(writers),
    ],
    { env: { ...process.env, SEED: String(chosen) }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [said, complaint] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  if (child.exitCode === 0) return JSON.parse(said) as readonly Outcomes[]
  if (/nghttp2_session\.c.*Assertion/.test(complaint)) return undefined
  throw new Error(complaint)
}

describe(`a simulation (seed ${String(seed)})`, () => {
  it('stores what was acknowledged, in order, and nothing else', async () => {
    const written = (await simulated(seed)) ?? (await simulated(seed + 1))
    if (written === undefined) throw new Error('Node’s HTTP/2 has given up twice')
    const sum = (key: keyof Outcomes) => written.reduce((total, one) => total + one[key], 0)
    expect(sum('acknowledged') + sum('unavailable')).toBe(writers * Math.ceil(appends / writers))
    expect(sum('conflicts')).toBeGreaterThan(0)
  })
})
