/**
 * Canaries: text planted in everything that a purge must erase. After `Gone` no byte of it is in any
 * file of the folder; what was not purged is still there; and the commitments listed are those
 * computed before. LONG=1 plants 20,000 interactions, the short form 400.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { commitmentOf, erasedBy, interactionStream, type Uuid } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'

const isLong = process.env['LONG'] !== undefined
const rounds = isLong ? 10 : 2
const perRound = isLong ? 2000 : 200

const folder = mkdtempSync(join(tmpdir(), 'canaries-'))
const file = join(folder, 'log.db')
afterAll(() => {
  rmSync(folder, { recursive: true })
})

type Log = InteractionLog<never>
type Kind = 'd' | 'c' | 'r' | 'f'

/** Kind, number and a tail that makes it long enough never to be met by chance. */
const canary = (kind: Kind, no: number): string =>
  `CANARY${kind}${String(no).padStart(7, '0')}${String((no * 7919) % 1e7).padStart(7, '0')}`

/**
 * Looks into the files from another process: a process that reads a file of an open SQLite database
 * by other means than SQLite loses its locks on it when it closes the file.
 */
const looking = `
  const { readdirSync, readFileSync } = require('node:fs')
  const { join } = require('node:path')
  const folder = process.argv[1]
  const found = new Set()
  for (const name of readdirSync(folder))
    for (const [match] of readFileSync(join(folder, name), 'latin1').matchAll(/CANARY[dcrf]\\d{14}/g))
      found.add(match)
  console.log([...found].join('\\n'))
`

const canariesIn = (): ReadonlySet<string> => {
  const { stdout, status } = spawnSync(process.execPath, ['-e', looking, folder], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error('looking into the files failed')
  return new Set(stdout.split('\n'))
}

const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

const open = async (): Promise<Log> => {
  const opened = await openInteractionLog({ file, actor: 'u-1', currency: 'EUR' })
  if (opened.type !== 'Opened') throw new Error(JSON.stringify(opened))
  return opened.log
}

const request = (no: number) => ({
  contactId: `${canary('c', no)}${'c'.repeat(no % 70)}`,
  templateCode: 'CALL',
  date: '2026-03-01',
  description: `${canary('d', no)}${'d'.repeat(no % 60)}`,
  campaignNo: canary('f', no),
})

/** Reasons from one canary to nearly 4,000 characters: from a tenth of a page to several pages. */
const reason = (no: number): string => canary('r', no).repeat(1 + ((no * 13) % 180))

const recordRound = async (log: Log, round: number): Promise<ReadonlyMap<number, string>> => {
  const numbers = Array.from({ length: perRound }, (_, index) => round * perRound + index)
  const ids = new Map<number, string>()
  const rows = numbers.map((no) => ({ key: String(no), request: request(no) }))
  for await (const batch of log.importRows('canaries', rows))
    for (const { key, outcome } of batch) {
      if (outcome.type !== 'Recorded') throw new Error(JSON.stringify(outcome))
      ids.set(Number(key), outcome.interactionId)
    }
  return ids
}

const cancelAll = async (log: Log, ids: Iterable<readonly [number, string]>): Promise<void> => {
  const outcomes = await Promise.all(
    [...ids].map(([no, interactionId]) => log.cancel({ interactionId, reason: reason(no) })),
  )
  expect(outcomes.every(({ type }) => type === 'Changed')).toBe(true)
}

/** The commitments of a stream's events, computed by a reader of its own. */
const commitmentsOf = async (ids: Iterable<string>): Promise<Map<string, readonly string[]>> => {
  const store = right(await sqliteEventStore(file)())
  const commitments = new Map<string, readonly string[]>()
  for (const id of ids) {
    const { events } = right(await store.readStream(interactionStream(id as Uuid))())
    commitments.set(id, events.map(commitmentOf))
  }
  right(await store.close()())
  return commitments
}

const evidenceOf = async (ids: Iterable<string>): Promise<Map<string, readonly string[]>> => {
  const store = right(await sqliteEventStore(file)())
  const evidence = new Map<string, readonly string[]>()
  for (const id of ids) {
    const { events } = right(await store.readStream(interactionStream(id as Uuid))())
    const [purged, ...others] = events
    if (purged === undefined || others.length > 0) throw new Error(`${id} is not purged alone`)
    evidence.set(
      id,
      (erasedBy(purged) ?? []).map(({ commitment }) => commitment),
    )
  }
  right(await store.close()())
  return evidence
}

const everyCanary = (no: number, kinds: readonly Kind[]) => kinds.map((kind) => canary(kind, no))

const reader = async (): Promise<() => Promise<unknown>> => {
  const program = join(__dirname, 'hold-a-reader.ts')
  const args = [
    '--conditions=@interaction-log/source',
    '--require=ts-node/register',
    '--eval=require(process.argv[1])',
    program,
    file,
  ]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) if (line === 'reading') break
  return () =>
    new Promise((resolve) => {
      child.once('exit', resolve)
      child.stdin.end()
    })
}

describe('what was purged', () => {
  jest.setTimeout(600_000)

  it('is in no file of the folder, and what was not purged is whole', async () => {
    const log = await open()
    await log.defineGroup({ code: 'PHONE', description: 'calls' })
    await log.defineTemplate({ code: 'CALL', groupCode: 'PHONE', description: 'call' })
    const purged = new Map<number, string>()
    const kept = new Map<number, string>()
    let recorded = await recordRound(log, 0)

    for (let round = 1; round <= rounds; round++) {
      const toPurge = [...recorded].filter(([no]) => no % 3 !== 0)
      const toKeep = [...recorded].filter(([no]) => no % 3 === 0)
      await cancelAll(log, toPurge)
      const before = await commitmentsOf(toPurge.map(([, id]) => id))

      // A few by filters that hold canaries, the rest at once, while the next round is recorded.
      for (const [no] of toPurge.slice(0, 5)) {
        const { contactId, campaignNo } = request(no)
        const one = await log.purge({ basis: 'subjectRequest', filter: { contactId, campaignNo } })
        expect(one).toMatchObject({ type: 'Purged', count: 1, erasure: 'Gone' })
      }
      const stopReading = round === rounds ? await reader() : undefined
      const [rest, next] = await Promise.all([
        log.purge({ basis: 'retention', filter: {} }),
        round < rounds ? recordRound(log, round) : new Map<number, string>(),
      ])
      expect(rest).toMatchObject({ type: 'Purged', count: toPurge.length - 5, notPurged: [] })
      if (stopReading !== undefined) {
        expect(rest).toMatchObject({ erasure: 'Hidden' })
        await stopReading()
        expect(await log.finishErasure()).toMatchObject({ erasure: 'Gone' })
      } else expect(rest).toMatchObject({ erasure: 'Gone' })
      expect(await evidenceOf(before.keys())).toEqual(before)

      for (const [no, id] of toPurge) purged.set(no, id)
      for (const [no, id] of toKeep) kept.set(no, id)
      await cancelSome(log, toKeep)
      recorded = next

      const found = canariesIn()
      const left = [...purged.keys()].flatMap((no) =>
        everyCanary(no, ['d', 'c', 'r', 'f']).filter((text) => found.has(text)),
      )
      expect(left).toEqual([])
    }

    await log.close()
    const found = canariesIn()
    for (const no of kept.keys())
      for (const text of everyCanary(no, ['d', 'c', 'f'])) expect(found.has(text)).toBe(true)
    expect(purged.size + kept.size).toBe(rounds * perRound)
  })
})

/** Some of those that stay are canceled and reinstated: their reasons stay too. */
const cancelSome = async (log: Log, ids: readonly (readonly [number, string])[]): Promise<void> => {
  const some = ids.filter(([no]) => no % 30 === 0)
  await cancelAll(log, some)
  const reinstated = await Promise.all(
    some.map(([, interactionId]) => log.reinstate({ interactionId })),
  )
  expect(reinstated.every(({ type }) => type === 'Changed')).toBe(true)
}
