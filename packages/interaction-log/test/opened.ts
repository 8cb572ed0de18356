/** Logs in a temporary folder, which is removed when the tests of a file have run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { type Contacts, inMemoryContacts, type StoredEvent } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import {
  type InteractionLog,
  type Opened,
  openInteractionLog,
  type OpenOptions,
} from '@interaction-log/interaction-log'
import { isLeft } from 'fp-ts/lib/Either.js'

// Every commit waits for the disk, which others may keep busy.
jest.setTimeout(30_000)

export const folder = mkdtempSync(join(tmpdir(), 'interaction-log-'))
type AnyLog = InteractionLog<{ readonly type: string }>
const logs: AnyLog[] = []

afterAll(async () => {
  for (const log of logs) await log.close()
  rmSync(folder, { recursive: true })
})

let files = 0
export const newFile = (): string => join(folder, `${String(++files)}.log`)

/** Company C with persons P1 and P2, and X on its own. */
export const directory: Contacts = inMemoryContacts([
  { id: 'C', companyId: 'C', salespersonCode: 'S1' },
  { id: 'P1', companyId: 'C', salespersonCode: 'S1' },
  { id: 'P2', companyId: 'C', salespersonCode: 'S1' },
  { id: 'X', salespersonCode: 'S1' },
  { id: 'N' },
  { id: 'B', privacyBlocked: true, salespersonCode: 'S1' },
])

/** An outcome of this type, or a test that fails. */
export const expectType = <Union extends { readonly type: string }, Type extends Union['type']>(
  outcome: Union,
  type: Type,
): Extract<Union, { readonly type: Type }> => {
  if (outcome.type !== type) throw new Error(`not ${type}: ${inspect(outcome)}`)
  return outcome as Extract<Union, { readonly type: Type }>
}

type Options<Own> = Partial<Extract<OpenOptions<Own>, { readonly file: string }>>

export const openFile = async <Own extends { readonly type: string } = never>(
  options: Options<Own> = {},
): Promise<Opened<Own>> => {
  const opened = await openInteractionLog<Own>({
    file: newFile(),
    actor: 'u-1',
    currency: 'EUR',
    contacts: directory,
    ...options,
  })
  const { log } = expectType(opened, 'Opened')
  logs.push(log)
  return expectType(opened, 'Opened')
}

/** Group MEETING with template ONSITE, group LETTER with template BUS. */
export const defineTemplates = async (log: AnyLog): Promise<void> => {
  for (const code of ['MEETING', 'LETTER'])
    expectType(await log.defineGroup({ code, description: code }), 'Changed')
  for (const [code, groupCode] of [
    ['ONSITE', 'MEETING'],
    ['BUS', 'LETTER'],
  ] as const)
    expectType(await log.defineTemplate({ code, groupCode, description: code }), 'Changed')
}

export const logWithTemplates = async <Own extends { readonly type: string } = never>(
  options: Options<Own> = {},
): Promise<InteractionLog<Own>> => {
  const { log } = await openFile(options)
  await defineTemplates(log)
  return log
}

export const onsite = { contactId: 'P1', templateCode: 'ONSITE', date: '2026-03-01' }

export const record = async (
  log: AnyLog,
  request: Partial<Parameters<typeof log.record>[0]> = {},
): Promise<string> =>
  expectType(await log.record({ ...onsite, ...request }), 'Recorded').interactionId

export const recordCanceled = async (
  log: AnyLog,
  request: Partial<Parameters<typeof log.record>[0]> = {},
): Promise<string> => {
  const interactionId = await record(log, request)
  expectType(await log.cancel({ interactionId, reason: 'twice' }), 'Changed')
  return interactionId
}

export const entriesOf = async (log: AnyLog, request: Parameters<typeof log.entries>[0] = {}) =>
  expectType(await log.entries(request), 'Entries').entries

export const idsOf = async (
  log: AnyLog,
  request: Parameters<typeof log.entries>[0] = {},
): Promise<readonly string[]> =>
  (await entriesOf(log, request)).map(({ interactionId }) => interactionId)

/** Every event of the file that can be read, as its store hands it out. */
export const eventsOf = async (file: string): Promise<readonly StoredEvent[]> => {
  const store = await sqliteEventStore(file)()
  if (isLeft(store)) throw new Error(inspect(store.left))
  const events: StoredEvent[] = []
  for await (const batch of store.right.readAll({ after: 0n }))
    if (isLeft(batch)) throw new Error(inspect(batch.left))
    else events.push(...batch.right)
  await store.right.close()()
  return events
}

export const headOf = async (file: string): Promise<bigint> =>
  (await eventsOf(file)).at(-1)?.position ?? 0n
