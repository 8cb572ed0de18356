/** The program on a log on a server, which runs in this process. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type EventStoreDb, startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { type Answer, fileOf, folder, logWithTemplates, newLog, runIn, steady } from './cli.js'

let server: EventStoreDb

beforeAll(async () => {
  server = await startEventStoreDb({ tls: true })
})
afterAll(async () => {
  await server.stop()
})

const password = 'changeit'
const address = () => server.connectionStringAs({ username: 'admin', password })

let places = 0

/** The program on a place of its own on the server. */
const newPlace = () => {
  const place = `p${String(++places)}:`
  const key = join(folder, `${String(places)}.key`)
  const env = { INTERACTION_LOG_ACTOR: 'u-1', INTERACTION_LOG_STORE: address() }
  const cli = (...argv: readonly string[]): Promise<Answer> =>
    runIn(env, [...argv, '--prefix', place])
  const done = async (...argv: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await cli(...argv, '--id-key', key)
    expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: '' })
    return stdout
  }
  return { place, key, env, cli, done }
}

const group = ['group', 'define', 'PHONE', '--description', 'Telephone', '--currency', 'EUR']
const template = ['template', 'define', 'IN', '--description', 'Call', '--group', 'PHONE']
const call = [
  'record',
  '--contact',
  'P1',
  '--template',
  'IN',
  '--date',
  '2026-03-01',
  '--salesperson',
  'S1',
]

describe('a log on a server', () => {
  it('is begun, read, and continued, with an id key for its owner only', async () => {
    const { key, cli, done } = newPlace()
    await done(...group)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    await done(...template, '--channel', 'phone')
    const recorded = await done(...call, '--idempotency-key', 'k-1')
    expect(await done(...call, '--idempotency-key', 'k-1')).toBe(
      recorded.replace('Recorded:', 'Recorded before:'),
    )
    expect(JSON.parse(await done('log', '--json'))).toMatchObject({ contactId: 'P1' })
    expect((await cli('log')).code).toBe(0)
  })

  it('keeps its views in a file if it is told so', async () => {
    const { done } = newPlace()
    const views = join(folder, 'server.views')
    await done(...group, '--views', views)
    expect(statSync(views).mode & 0o777).toBe(0o600)
    expect(await done('group', 'list', '--views', views)).toContain('PHONE')
  })

  it('refuses natural keys without its id key, and names the option', async () => {
    const { cli, done } = newPlace()
    await done(...group)
    await done(...template)
    const { code, stderr } = await cli(...call, '--idempotency-key', 'k-1')
    expect(code).toBe(3)
    expect(stderr).toContain('--id-key')
  })

  it('refuses the id key of another log', async () => {
    const [one, other] = [newPlace(), newPlace()]
    await one.done(...group)
    await other.done(...group)
    const { code, stderr } = await one.cli('log', '--id-key', other.key)
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('another log') as string,
    })
  })

  it.each([
    ['log', []],
    ['group', ['list']],
    ['record', call.slice(1)],
    ['scavenge', []],
  ])('is not begun by %s', async (command, rest) => {
    const { cli, key } = newPlace()
    const args = [command, ...rest, '--currency', 'EUR', '--id-key', key]
    for (const { code, stderr } of [await cli(...args), await cli(...args)]) {
      expect(code).toBe(3)
      expect(stderr).toContain('There is no log on this server')
    }
    expect(existsSync(key)).toBe(false)
  })

  it('takes an import, and the same one again', async () => {
    const { done } = newPlace()
    await done(...group)
    await done(...template)
    const csv = fileOf('calls.csv', 'no,client,day\n1,P1,2026-03-01\n2,P2,2026-03-02\n')
    const mapping = fileOf(
      'calls.json',
      JSON.stringify({
        source: 'calls',
        key: '{no}',
        fields: { contactId: '{client}', templateCode: 'IN', date: '{day}' },
      }),
    )
    expect(await done('import', csv, '--mapping', mapping)).toMatch(/^Recorded: 2\nRepeated: 0 /)
    expect(await done('import', csv, '--mapping', mapping)).toMatch(/^Recorded: 0\nRepeated: 2 /)
  })

  it('is scavenged until what was purged is gone', async () => {
    const { done } = newPlace()
    await done(...group)
    await done(...template)
    const id = /interaction (\S+)$/m.exec(await done(...call))?.[1] ?? ''
    await done('cancel', id)
    expect(await done('purge', id, '--basis', 'mistake')).toContain('hidden, but not yet gone')
    const said = await done('scavenge')
    expect(said).toMatch(/^Scavenged: 127\.0\.0\.1:\d+ \(scavenge .+\)$/m)
    expect(said).toContain('is gone from')
    expect(said).toMatch(/^Completed: batch /m)
  })
})

describe('a connection string', () => {
  const secret = 's3cr:t pa%ss'
  const strings = [
    `esdb://admin:${secret}@127.0.0.1:1?tls=nothing`,
    `esdb://admin:${secret}@127.0.0.1:1`,
    `http://admin:${secret}@h`,
  ]
  it.each([
    ['as the option', (text: string) => ['log', '--store', text]],
    ['as the option, with =', (text: string) => ['log', `--store=${text}`]],
    ['as a misspelt option', (text: string) => ['log', `--stroe=${text}`]],
    ['as a command', (text: string) => [text]],
    ['as an argument', (text: string) => ['log', text]],
    ['as the target of copy', (text: string) => ['copy', '--to', text, '--log', logFile]],
  ])('is never repeated: %s', async (_, argv) => {
    for (const text of strings)
      for (const env of [{}, { INTERACTION_LOG_STORE: text }]) {
        const { code, stdout, stderr } = await runIn(env, argv(text))
        expect(code).toBeGreaterThan(0)
        expect(stderr).not.toBe('')
        expect(stdout + stderr).not.toMatch(/s3cr|pa%ss|admin/)
      }
  })

  let logFile: string
  beforeAll(async () => {
    logFile = (await logWithTemplates()).file
  })

  it('with a wrong password is refused without it', async () => {
    const text = server.connectionStringAs({ username: 'admin', password: 'wr0ngpass' })
    const { code, stdout, stderr } = await runIn({}, ['log', '--store', text])
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'The event store cannot be used: the server denies access. Try again.\n',
    })
    expect(stdout).toBe('')
  })

  it('is needed once, and goes not with --log', async () => {
    const twice = await runIn({}, ['log', '--store', address(), '--log', 'x.db'])
    expect(twice).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--log or --store') as string,
    })
    const none = await runIn({}, ['log', '--prefix', 'x', '--log', 'x.db'])
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('go with --store') as string,
    })
    const scavenge = await runIn({ INTERACTION_LOG_ACTOR: 'u' }, ['scavenge'])
    expect(scavenge).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--store') as string,
    })
  })

  it('in the environment gives way to --log', async () => {
    const answer = await runIn({ INTERACTION_LOG_STORE: address() }, [
      'group',
      'list',
      '--log',
      logFile,
    ])
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('PHONE') as string })
  })
})

describe('copying to a server', () => {
  it('keeps entries, keys and evidence, and goes on', async () => {
    const old = await logWithTemplates()
    const recorded = [
      'record',
      '--contact',
      'P1',
      '--template',
      'income',
      '--date',
      '2026-03-01',
      '--salesperson',
      'S1',
    ]
    const kept = await old.done(...recorded, '--idempotency-key', 'k-1')
    const purged = await old.record(...recorded.slice(1))
    await old.done('cancel', purged)
    await old.done('purge', purged, '--basis', 'mistake')

    const { place, env, cli } = newPlace()
    const copy = () => runIn(env, ['copy', '--log', old.file, '--prefix', place])
    const first = await copy()
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(steady(first.stdout)).toBe(
      `Copied: 8 events; 0 were there already.
Compared: all 8 events of log 00000000-0000-0000-0000-000000000000 are the same in the copy; of 2 erased ones it holds the evidence.
The id key stays in ${old.file}.key. Keep it, for its owner only, where the copy is used: --id-key names it.
`,
    )
    expect((await copy()).stdout).toContain('Copied: 0 events; 8 were there already.')

    const there = async (...argv: readonly string[]) =>
      (await cli(...argv, '--id-key', `${old.file}.key`)).stdout
    expect(await there('log', '--json')).toBe(await old.done('log', '--json'))
    expect(await there('history', purged, '--json')).toBe(
      await old.done('history', purged, '--json'),
    )
    const again = await there(...recorded, '--idempotency-key', 'k-1')
    expect(again).toBe(kept.replace('Recorded:', 'Recorded before:'))
    const other = await there(...recorded)
    expect(Number(/entry (\d+)/i.exec(other)?.[1])).toBeGreaterThan(8)

    await old.done(...recorded)
    const late = await copy()
    expect(late.code).toBe(1)
    expect(late.stderr).toContain('The copy is in use: event 1 of interaction-')
  })

  it('shows a bar on a terminal', async () => {
    const { file } = await logWithTemplates()
    const { place, env } = newPlace()
    const { stderr } = await runIn(env, ['copy', '--log', file, '--prefix', place], { isTTY: true })
    expect(stderr).toContain('4 of 4 events')
  })

  it('needs a log, and a server', async () => {
    const { env } = newPlace()
    expect(await runIn(env, ['copy', '--log', 'absent.db'])).toMatchObject({ code: 3 })
    expect(await runIn({}, ['copy', '--log', newLog().file])).toMatchObject({ code: 2 })
    const from = await runIn({}, ['copy', '--store', address()])
    expect(from).toMatchObject({ code: 2, stderr: expect.stringContaining('--to') as string })
  })

  it('is refused where another log is', async () => {
    const { place, env, done } = newPlace()
    await done(...group)
    const { file } = await logWithTemplates()
    const { code, stderr } = await runIn(env, ['copy', '--log', file, '--prefix', place])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Another log is there already. Nothing was written; give another --prefix.\n',
    })
  })
})
