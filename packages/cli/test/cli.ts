/**
 * The program inside the test's own process, in a folder of its own.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { run } from '../src/run.js'

export interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export const folder = mkdtempSync(join(tmpdir(), 'interaction-log-cli-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

export const fileOf = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const collected = (onText: (text: string) => void) => {
  let text = ''
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      onText(text)
      done()
    },
  })
  return { stream, text: () => text }
}

interface Given {
  readonly isTTY?: boolean
  readonly typed?: string
  /** Ctrl-C is pressed as soon as this is read on stderr. */
  readonly interruptAt?: string
}

export const runIn = async (
  env: Readonly<Record<string, string>>,
  argv: readonly string[],
  { isTTY = false, typed = '', interruptAt }: Given = {},
): Promise<Answer> => {
  const interrupt = new AbortController()
  const stdout = collected(() => undefined)
  const stderr = collected((text) => {
    if (interruptAt !== undefined && text.includes(interruptAt)) interrupt.abort()
  })
  const io = {
    stdin: Readable.from(typed),
    stdout: stdout.stream,
    stderr: Object.assign(stderr.stream, { isTTY }),
    env,
    signal: interrupt.signal,
  }
  const code = await run(argv, io)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

let logs = 0

/** The program on a log of its own. */
export const newLog = () => {
  const file = join(folder, `${String(++logs)}.db`)
  const cli = (...argv: readonly string[]): Promise<Answer> =>
    runIn({ INTERACTION_LOG_ACTOR: 'u-1' }, [...argv, '--log', file])
  const done = async (...argv: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await cli(...argv)
    expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: '' })
    return stdout
  }
  /** Records and answers the interaction's id. */
  const record = async (...argv: readonly string[]): Promise<string> =>
    /interaction (\S+)$/m.exec(await done('record', ...argv))?.[1] ?? ''
  return { file, cli, done, record }
}

/** A log with a group and two templates. */
export const logWithTemplates = async () => {
  const log = newLog()
  const phone = ['--group', 'PHONE', '--channel', 'phone']
  await log.done('group', 'define', 'phone', '--description', 'Telephone', '--currency', 'EUR')
  await log.done('template', 'define', 'income', '--description', 'Incoming call', ...phone)
  await log.done(
    ...['template', 'define', 'OUTGOING', '--description', 'Outgoing call', '--cost', '1.5'],
    ...['--duration-minutes', '15', '--information-flow', 'outbound', '--initiated-by', 'us'],
    ...['--campaign', 'CP1', '--campaign-target', ...phone],
  )
  return log
}

/** Uuids and instants differ from run to run. */
export const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '00000000-0000-0000-0000-000000000000')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-01-01T00:00:00.000Z')
