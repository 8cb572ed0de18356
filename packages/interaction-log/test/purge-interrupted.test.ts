import { basename } from 'node:path'
import type { EventStore, StoreUnavailable } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { openInteractionLog } from '@interaction-log/interaction-log'
import { sqliteViewStore, type ViewStore } from '@interaction-log/projection'
import { type Either, isRight } from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { filesWith } from '../../../test/files-with.js'
import {
  defineTemplates,
  directory,
  eventsOf,
  expectType,
  folder,
  idsOf,
  logWithTemplates,
  newFile,
  openFile,
  recordCanceled,
} from './opened.js'
import { readingFrom } from './reading-from.js'

const basis = 'mistake'
const canary = 'canary-7f3a'

const right = <A>(either: Either<unknown, A>): A => {
  if (isRight(either)) return either.right
  throw new Error(JSON.stringify(either.left))
}

const filesOf = (file: string, text: string) => filesWith(folder, text, basename(file))

const completions = async (file: string) =>
  (await eventsOf(file)).filter(({ type }) => type === 'PurgeCompleted')

/** Whether the process dies before it does this. */
type Dies = (call: 'append' | 'erase', what: string, times: number) => boolean

const dead: StoreUnavailable = { type: 'StoreUnavailable', because: 'the process died' }

/** A store of a process that dies at some call: from then on it does nothing. */
const mortal = (store: EventStore, dies: Dies): EventStore => {
  const times = new Map<string, number>()
  let isDead = false
  const unlessDead =
    <Failure, A>(
      ask: TE.TaskEither<Failure, A>,
      call?: Parameters<Dies>[0],
      what = '',
    ): TE.TaskEither<Failure | StoreUnavailable, A> =>
    () => {
      times.set(what, (times.get(what) ?? 0) + 1)
      isDead ||= call !== undefined && dies(call, what, times.get(what) ?? 0)
      return (isDead ? TE.left<Failure | StoreUnavailable, A>(dead) : ask)()
    }
  return {
    ...store,
    appendToStream: (stream, version, events) =>
      unlessDead(store.appendToStream(stream, version, events), 'append', events[0].type),
    eraseStream: (stream, version) =>
      unlessDead(store.eraseStream(stream, version), 'erase', 'erasure'),
    readStream: (stream) => unlessDead(store.readStream(stream)),
    finishErasure: () => unlessDead(store.finishErasure()),
    head: () => unlessDead(store.head()),
  }
}

const deaths: readonly (readonly [string, number, Dies])[] = [
  ['after its batch was started', 0, (_, what) => what === 'InteractionPurged'],
  ['after some were purged', 2, (_, what, times) => what === 'InteractionPurged' && times === 3],
  ['before anything was erased', 4, (call) => call === 'erase'],
  ['after some were erased', 4, (call, _, times) => call === 'erase' && times === 3],
  ['before it was completed', 4, (_, what) => what === 'PurgeCompleted'],
]

describe('a purge whose process died', () => {
  it.each(deaths)('%s, is completed with what it purged (%i)', async (_, purged, dies) => {
    const file = newFile()
    const store = right(await sqliteEventStore(file)())
    const views = right(await sqliteViewStore(`${file}.views`)())
    const opened = await openInteractionLog({
      store: mortal(store, dies),
      views,
      actor: 'u-1',
      currency: 'EUR',
      contacts: directory,
    })
    const { log: first } = expectType(opened, 'Opened')
    await defineTemplates(first)
    for (let n = 0; n < 4; n++)
      await recordCanceled(first, { description: `${canary} ${String(n)}` })
    expect(await first.purge({ basis, filter: {} })).toEqual(dead)
    await first.close()
    await views.close()()
    await store.close()()
    expect(await completions(file)).toEqual([])

    const { log } = await openFile({ file })
    const events = await eventsOf(file)
    const batch = events.find(({ type }) => type === 'PurgeStarted')?.stream.slice(11)
    expect(await log.finishErasure()).toEqual({
      type: 'ErasureFinished',
      erasure: 'Gone',
      completed: [batch],
    })
    expect(await completions(file)).toMatchObject([{ data: { count: purged } }])
    const left = await idsOf(log)
    expect(left).toHaveLength(4 - purged)
    expect(filesOf(file, canary).includes(basename(file))).toBe(purged < 4)
    expect(await log.finishErasure()).toMatchObject({ erasure: 'Gone', completed: [] })
    expect(await log.purge({ basis, filter: {} })).toMatchObject({ count: 4 - purged })
    expect(filesOf(file, canary)).toEqual([])
  })

  it('before the views were rewritten, is completed when they are', async () => {
    const file = newFile()
    const store = right(await sqliteEventStore(file)())
    const views = right(await sqliteViewStore(`${file}.views`)())
    const because = 'the process died'
    const mortalViews: ViewStore = {
      ...views,
      rewrite: () => TE.left({ type: 'ViewUnavailable', reason: 'Failed', because }),
    }
    const options = { store, views: mortalViews, actor: 'u-1', currency: 'EUR' }
    const opened = await openInteractionLog({ ...options, contacts: directory })
    const { log: first } = expectType(opened, 'Opened')
    await defineTemplates(first)
    await recordCanceled(first, { description: canary })
    expect(await first.purge({ basis, filter: {} })).toEqual({
      type: 'ViewUnavailable',
      reason: 'Failed',
      because,
    })
    await first.close()
    await views.close()()
    await store.close()()
    expect(await completions(file)).toEqual([])

    const { log } = await openFile({ file })
    expect(await log.finishErasure()).toMatchObject({
      erasure: 'Gone',
      completed: [expect.any(String)],
    })
    expect(await completions(file)).toMatchObject([{ data: { count: 1 } }])
    expect(filesOf(file, canary)).toEqual([])
  })
})

describe('a purge while somebody reads', () => {
  it.each([
    ['the events', '', 'events'],
    ['the views', '.views', 'views'],
  ])('%s, hides what it purged, and is completed later', async (_, suffix, table) => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    await recordCanceled(log, { description: canary })
    const stopReading = await readingFrom(`${file}${suffix}`, table)
    const purged = expectType(await log.purge({ basis, filter: {} }), 'Purged')
    expect(purged).toMatchObject({ count: 1, erasure: 'Hidden' })
    expect(await idsOf(log)).toEqual([])
    expect(await log.finishErasure()).toEqual({
      type: 'ErasureFinished',
      erasure: 'Hidden',
      completed: [],
    })
    expect(await completions(file)).toEqual([])

    stopReading()
    expect(await log.finishErasure()).toEqual({
      type: 'ErasureFinished',
      erasure: 'Gone',
      completed: [purged.batchId],
    })
    expect(await completions(file)).toMatchObject([{ data: { count: 1 } }])
    expect(filesOf(file, canary)).toEqual([])
  })
})

describe('after a purge', () => {
  it('nothing of what was said is in any file of the log', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const said = {
      contactId: 'P2',
      description: `${canary} description`,
      subject: `${canary} subject`,
      contactVia: `${canary} via`,
      opportunityNo: `${canary} opportunity`,
      attachmentId: `${canary} attachment`,
      segmentNo: 'CANARY-7F3A',
    }
    const interactionId = await recordCanceled(log, said)
    await log.reinstate({ interactionId, reason: `${canary} reinstated` })
    await log.cancel({ interactionId, reason: `${canary} canceled` })
    expect(filesOf(file, canary)).not.toEqual([])
    await log.purge({ basis, interactionId })
    for (const text of [canary, canary.toUpperCase()]) expect(filesOf(file, text)).toEqual([])
    await log.close()
    for (const text of [canary, canary.toUpperCase()]) expect(filesOf(file, text)).toEqual([])
  })
})
