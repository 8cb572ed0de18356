/** Connection strings, and that nothing of them is told to anybody: on servers in this process. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { EventStore } from '@interaction-log/core'
import { sampleEvent } from '@interaction-log/core/testing'
import { eventStoreDbEventStore } from '@interaction-log/event-store-eventstoredb'
import { append, everyId, type Opened, withServer } from './in-process.js'

const username = 'sales-office'
const password = 'Sésame:ouvre/toi'
const users = [{ name: username, password, groups: ['$admins'] }]

/** As they are, and in every form in which they travel. */
const secrets = [username, password]
  .flatMap((text) => [text, encodeURIComponent(text)])
  .concat(Buffer.from(`${username}:${password}`).toString('base64'), 'Sésame', 'S%C3%A9same')

const told = (text: string) => secrets.filter((secret) => text.includes(secret))

const withUser = (test: (opened: Opened, connectionString: string) => Promise<void>) =>
  withServer({ tls: true, users }, (opened) =>
    test(opened, opened.server.connectionStringAs({ username, password })),
  )

describe('a connection string', () => {
  const user = `${username}:${encodeURIComponent(password)}`
  it.each([
    `kurrentdb://${user}@localhost`,
    `esdb://${username}@localhost`,
    `esdb://${username}:%E0%A4%A@localhost`,
    `esdb://${user}@localhost:many`,
    `esdb://${user}@localhost?password=${password}`,
    `esdb://${user}@localhost?tlsVerifyCert=false`,
    `esdb://${user}@localhost?nodePreference=follower`,
    `esdb://${user}@localhost?keepAliveInterval=soon`,
    `esdb://${user}@localhost?tlsCAFile=/absent/${username}`,
    `esdb://${user}@localhost?userCertFile=${__filename}`,
    'esdb://localhost',
  ])('%s is refused, and not repeated', (connectionString) => {
    const store = eventStoreDbEventStore({ connectionString })
    expect(store).toMatchObject({ left: { type: 'ConnectionStringInvalid' } })
    expect(told(JSON.stringify(store))).toEqual([])
  })

  it(
    'is understood with a colon in its password',
    withUser(async ({ open }, encoded) => {
      const connectionString = encoded.replaceAll('%3A', ':')
      expect(connectionString).not.toBe(encoded)
      expect(await everyId(open({ connectionString }))).toEqual([])
    }),
  )

  it(
    'cannot turn failures of appends into answers',
    withServer({}, async ({ server, open }) => {
      const connectionString = `${server.connectionString}&throwOnAppendFailure=false`
      const store = open({ connectionString })
      await append(store, 'note-1', 0, sampleEvent())
      expect(await store.appendToStream('note-1', 0, [sampleEvent()])()).toMatchObject({
        left: { type: 'VersionConflict', actual: 1 },
      })
    }),
  )
})

describe('what a store answers', () => {
  const event = sampleEvent()
  const failures = async (store: EventStore): Promise<readonly string[]> => {
    const asked = [
      store.appendToStream('note-1', 7, [event])(),
      store.readStream('note-1')(),
      store.head()(),
      store.eventAt(1n)(),
      store.eraseStream('note-1', 1)(),
      store.finishErasure()(),
      store.readAll({ after: 0n })[Symbol.asyncIterator]().next(),
      store.subscribeToAll({ after: 0n })[Symbol.asyncIterator]().next(),
    ]
    return (await Promise.all(asked)).map((answer) =>
      JSON.stringify(answer, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    )
  }

  it(
    'tells nobody how it is connected, whatever goes wrong',
    withUser(async ({ server, open }, connectionString) => {
      const options = { deadline: 200, patience: 300 }
      const store = open({ connectionString, ...options })
      const wrong = server.connectionStringAs({ username, password: `${password}!` })
      const texts = [
        ...(await failures(store)),
        ...(await failures(open({ connectionString: wrong, ...options }))),
      ]
      server.faults.freeze(0)
      texts.push(...(await failures(store)))
      server.faults.thaw(0)
      await server.faults.stopNode(0)
      texts.push(...(await failures(store)))
      expect(texts.join()).toMatch(/VersionConflict.*denies access.*in time.*StoreUnavailable/)
      expect(told(texts.join())).toEqual([])
    }),
  )
})

describe('a process', () => {
  it(
    'that has closed its store ends by itself, and has told nobody, not even while debugging',
    withUser(async ({ server }, connectionString) => {
      const child = spawn(
        process.execPath,
        [
          '--conditions=@interaction-log/source',
          '--require=ts-node/register',
          '--eval=require(process.argv[1])',
          join(__dirname, 'open-and-close.ts'),
        ],
        { env: { ...process.env, EVENTSTOREDB_URL: connectionString, DEBUG: 'esdb*' } },
      )
      let said = ''
      for (const output of [child.stdout, child.stderr])
        output.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const code = await new Promise((resolve) => {
        child.on('close', resolve)
      })
      expect(code).toBe(0)
      expect(said).toMatch(/appendToStream.*note-1/s)
      expect(told(said)).toEqual([])
      expect(server.openCalls('subscribe')).toBe(0)
    }),
  )
})
