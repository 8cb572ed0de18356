/** Every program in examples/ runs, with ts-node, as a reader would run it. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { parseDocument } from 'yaml'
import { root } from './sources.js'

const folder = mkdtempSync(join(tmpdir(), 'examples-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const argumentsOf = (program: string) => [
  '--conditions=@interaction-log/source',
  '-r',
  'ts-node/register',
  join('examples', program),
]

const optionsWith = (env: NodeJS.ProcessEnv) => ({
  cwd: root,
  env: { ...process.env, INTERACTION_LOG_DEMO: folder, ...env },
})

const printedBy = async (program: string, env: NodeJS.ProcessEnv = {}): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, argumentsOf(program), {
    ...optionsWith(env),
    encoding: 'utf8',
  })
  return stdout
}

/** Starts the backend on a free port. */
const startBackend = async () => {
  const child = spawn(process.execPath, argumentsOf('backend/server.ts'), {
    ...optionsWith({ PORT: '0' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = line.replace('Listening on ', '')
    break
  }
  const post = async (path: string) => {
    const { status, headers } = await fetch(`${url}${path}`, { method: 'POST' })
    return [status, headers.get('recording')]
  }
  const entriesOf = async (contact: string) =>
    (await (await fetch(`${url}/contacts/${contact}/interactions`)).json()) as readonly object[]
  const stop = async () => {
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    return exit
  }
  return { post, entriesOf, stop }
}

describe('the examples', () => {
  jest.setTimeout(180_000)

  it('are these', () => {
    const programs = readdirSync(join(root, 'examples')).filter((name) => !name.startsWith('.'))
    expect(programs.filter((name) => name.endsWith('.ts') || !name.includes('.'))).toEqual([
      'backend',
      'demo',
      'eventstoredb',
      'node_modules',
      'your-own-event-store.ts',
    ])
  })

  it('play the main job, and go on with the same log', async () => {
    const first = await printedBy('demo/demo.ts')
    expect(first).toContain('A new log in ')
    expect(first).toContain('Recorded 309 interactions, canceled 26 of them.')
    expect(first).toContain('Company Fjordline Packaging with its persons (35 entries)')
    expect(first).toContain('Person CT000101 (13 entries)')
    expect(first).toContain('Segment SPRING26 (17 entries)')
    expect(first).toContain('canceled: Sent back as undeliverable')
    expect(first).toContain('Purged 9: Gone.\n17 canceled entries are left in the log.')
    expect(first.match(/InteractionPurged on the basis "retention"/g)).toHaveLength(9)
    expect(first).toMatch(/a call recorded by mistake today: canceled, purged, Gone\.\n$/)

    const second = await printedBy('demo/demo.ts')
    expect(second).toContain('Continuing the log in ')
    expect(second).toContain('Recorded 0 interactions, canceled 0 of them.')
    expect(second).toContain(
      '300 were recorded by an earlier run, 9 were purged since and stay so.',
    )
    expect(second).toContain('Purged 0: Gone.\n17 canceled entries are left in the log.')
  })

  it("let a third party's store join the contract", async () => {
    const lines = (await printedBy('your-own-event-store.ts')).trim().split('\n')
    expect(lines.length).toBeGreaterThan(80)
    expect(lines.filter((line) => !line.startsWith('holds: '))).toEqual([])
  })

  it('play the same on EventStoreDB, go on with the same log, and purge from every server', async () => {
    const server = await startEventStoreDb()
    const demo = () =>
      printedBy('eventstoredb/demo.ts', { EVENTSTOREDB_URL: server.connectionString })
    const first = await demo()
    expect(first).toContain('A new log on EventStoreDB.')
    expect(first).toContain('Recorded 309 interactions, canceled 26 of them.')
    expect(first).toContain('Company Fjordline Packaging with its persons (35 entries)')
    expect(first).toContain('Purged 9: Hidden.\n17 canceled entries are left in the log.')
    expect(first).toMatch(/\nGone\. Completed purges: 2\.\n$/)

    const second = await demo()
    expect(second).toContain('Continuing the log on EventStoreDB.')
    expect(second).toContain(
      '300 were recorded by an earlier run, 9 were purged since and stay so.',
    )
    expect(second).toMatch(/\nGone\. Completed purges: 1\.\n$/)
    await server.stop()
  })

  it('print and post invoices that record themselves, also after the backend was stopped', async () => {
    const first = await startBackend()
    expect(await first.post('/invoices/I1/print')).toEqual([200, 'Recorded'])
    expect(await first.post('/invoices/I1/print?preview=true')).toEqual([200, 'Preview'])
    expect(await first.post('/invoices/I1/post')).toEqual([200, 'Recorded'])
    expect(await first.post('/invoices/I2/print')).toEqual([200, 'ContactPrivacyBlocked'])
    expect(await first.post('/invoices/I3/print')).toEqual([200, 'NoContactForAccount'])
    expect(await first.post('/invoices/I4/print')).toEqual([404, null])
    expect(await first.stop()).toEqual([0, null])

    const second = await startBackend()
    expect(await second.post('/invoices/I1/post')).toEqual([200, 'Recorded'])
    expect(await second.post('/invoices/I1/print')).toEqual([200, 'Recorded'])
    const source = { type: 'document', kind: 'salesInvoice', no: 'I1' }
    const entry = { templateCode: 'S_INVOICE', salespersonCode: 'AH', cost: '8', source }
    expect(await second.entriesOf('CT1')).toMatchObject([
      { ...entry, campaign: null },
      { ...entry, campaign: { no: 'LOYAL', target: true, response: false } },
      { ...entry, campaign: null },
    ])
    expect(await second.entriesOf('CT2')).toEqual([])
    expect(await second.stop()).toEqual([0, null])
  })

  it.each([
    ['docker-compose.yaml', ['eventstoredb']],
    ['docker-compose.cluster.yaml', ['setup', 'node1', 'node2', 'node3']],
  ])('have a %s that is YAML and has its services', (name, services) => {
    const text = readFileSync(join(root, 'examples/eventstoredb', name), 'utf8')
    const document = parseDocument(text, { strict: true, merge: true })
    expect([...document.errors, ...document.warnings]).toEqual([])
    const { services: found } = document.toJS() as {
      services: Record<string, { image?: string; environment?: Record<string, string> }>
    }
    expect(Object.keys(found)).toEqual(services)
    for (const { image } of Object.values(found)) expect(image).toMatch(/^eventstore\/[^:]+:\d/)
    for (const [service, { environment = {} }] of Object.entries(found))
      if (service.startsWith('node')) expect(environment['EVENTSTORE_CLUSTER_SIZE']).toBe('3')
  })
})
