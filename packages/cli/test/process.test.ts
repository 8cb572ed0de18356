/**
 * The program as a process of its own: what the terminal does to it.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileOf, logWithTemplates, newLog, type Answer } from './cli.js'

const root = join(__dirname, '..', '..', '..')
const program = [
  ...['--conditions=@interaction-log/source', '-r', 'ts-node/register'],
  join(root, 'packages', 'cli', 'test', 'interaction-log.cjs'),
]

const start = (argv: readonly string[]) => {
  const child = spawn(process.execPath, [...program, ...argv], {
    cwd: root,
    env: { ...process.env, INTERACTION_LOG_ACTOR: 'u-1' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = new Promise<Answer>((resolve) => {
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout, stderr })
    })
  })
  return { child, ended }
}

/** The first row is refused: when that is said, the first batch is recorded. */
const rows = 4_000
const csv = fileOf(
  'many.csv',
  ['id,date', '0,2026-02-30']
    .concat(Array.from({ length: rows }, (_, n) => `${String(n + 1)},2026-03-01`))
    .join('\n'),
)
const few = ['id,date']
  .concat(Array.from({ length: 1500 }, (_, n) => `${String(n + 1)},2026-03-01`))
  .join('\n')
const mapping = fileOf(
  'many.json',
  JSON.stringify({
    source: 'many',
    key: '{id}',
    groups: [{ code: 'G', description: 'G' }],
    templates: [{ code: 'T', groupCode: 'G', description: 'T' }],
    fields: { contactId: 'c{id}', templateCode: 'T', date: '{date}' },
  }),
)

const numberAfter = (label: string, text: string): number =>
  Number(new RegExp(`^${label}: +(\\d+)`, 'm').exec(text)?.[1])

jest.setTimeout(120_000)

describe('the process', () => {
  it('answers with its exit code, results on stdout and problems on stderr', async () => {
    const { file } = newLog()
    const define = ['group', 'define', 'PHONE', '--description', 'Telephone', '--log', file]
    expect(await start([...define, '--currency', 'EUR']).ended).toEqual({
      code: 0,
      stdout: 'Defined group PHONE.\n',
      stderr: '',
    })
    expect(await start(define).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'code: group PHONE exists already. Revise or restore it, or take another code.\n',
    })
  })

  it.each([
    ['Ctrl-C', 'SIGINT', 130],
    ['SIGTERM', 'SIGTERM', 143],
  ] as const)('stops an import cleanly on %s, and goes on from there', async (_, signal, exit) => {
    const { file, cli } = newLog()
    const argv = ['import', csv, '--mapping', mapping, '--currency', 'EUR', '--log', file]
    const { child, ended } = start(argv)
    child.stderr.once('data', () => child.kill(signal))
    const { code, stdout, stderr } = await ended
    expect(code).toBe(exit)
    expect(stderr).toMatch(/, line 2: date: .*\nInterrupted. Run it again to go on from there.\n$/)
    const recorded = numberAfter('Recorded', stdout)
    expect(recorded).toBeGreaterThan(0)
    expect(recorded).toBeLessThan(rows)

    const rest = await cli('import', csv, '--mapping', mapping)
    expect(rest.code).toBe(1)
    expect(numberAfter('Repeated', rest.stdout)).toBe(recorded)
    expect(numberAfter('Recorded', rest.stdout)).toBe(rows - recorded)
  })

  it('outlives its reader', async () => {
    const { file, done } = newLog()
    await done('import', fileOf('few.csv', few), '--mapping', mapping, '--currency', 'EUR')
    const log = start(['log', '--log', file])
    log.child.stdout.once('data', () => log.child.stdout.destroy())
    expect(await log.ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('watches what other processes record and change, until Ctrl-C (rule R172)', async () => {
    const { file, done, record } = await logWithTemplates()
    const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2026-03-01'] as const
    const before = await record('--contact', 'P1', ...call)
    const { child, ended } = start(['watch', '--contact', 'P1', '--log', file])
    const said = (stream: Readable, text: string) =>
      new Promise<void>((resolve) => {
        stream.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes(text)) resolve()
        })
      })
    await said(child.stderr, 'Watching the log')
    const recorded = said(child.stdout, 'recorded')
    const canceled = said(child.stdout, 'canceled')
    await record('--contact', 'P2', ...call)
    const id = await record('--contact', 'P1', ...call)
    await recorded
    await done('cancel', before)
    await canceled
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(code).toBe(0)
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(new RegExp(` u-1 +recorded .* P1 .*${id}$`))
    expect(lines[2]).toMatch(new RegExp(` u-1 +canceled .* P1 .*${before}$`))
  })
})
