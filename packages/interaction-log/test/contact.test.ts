import type { EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { openInteractionLog } from '@interaction-log/interaction-log'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  defineTemplates,
  directory,
  eventsOf,
  expectType,
  idsOf,
  logWithTemplates,
  newFile,
  record,
  recordCanceled,
} from './opened.js'

const basis = 'subjectRequest'

describe('exporting a contact', () => {
  it('holds each of its interactions with its history, and nobody else’s (rule R132)', async () => {
    const log = await logWithTemplates()
    const a = await record(log, { description: 'first' })
    const b = await recordCanceled(log)
    const purged = await recordCanceled(log)
    await log.purge({ basis, interactionId: purged })
    await record(log, { contactId: 'P2' })
    await record(log, { contactId: 'C' })
    const held = expectType(await log.exportContact({ contactId: 'P1' }), 'ContactExport')
    expect(held).toMatchObject({
      contactId: 'P1',
      interactions: [
        {
          entry: { interactionId: a, description: 'first', status: 'recorded' },
          history: [{ type: 'InteractionRecorded', data: { contactId: 'P1' } }],
        },
        {
          entry: { interactionId: b, status: 'canceled', canceled: { reason: 'twice' } },
          history: [{ type: 'InteractionRecorded' }, { type: 'InteractionCanceled' }],
        },
      ],
    })
    const text = JSON.stringify(held)
    expect(JSON.parse(text)).toEqual(held)
    expect(text).not.toContain('nonce')
  })

  it('of nobody is empty; without a contact it is refused', async () => {
    const log = await logWithTemplates()
    expect(await log.exportContact({ contactId: 'X' })).toMatchObject({ interactions: [] })
    expect(await log.exportContact({ contactId: '' })).toEqual({
      type: 'ContactRequired',
      field: 'contactId',
    })
  })
})

describe('erasing a contact', () => {
  it('cancels and purges all that is of it, and nothing else (rule R133)', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    await record(log, { description: 'canary-1' })
    await recordCanceled(log)
    const others = [await record(log, { contactId: 'P2' }), await record(log, { contactId: 'C' })]
    const pages: unknown[] = []
    const onPage = (page: unknown) => void pages.push(page)
    const erased = expectType(
      await log.eraseContact({ contactId: 'P1', basis }, {}, onPage),
      'ContactErased',
    )
    expect(erased).toMatchObject({ basis, actor: 'u-1', erasure: 'Gone', kept: [] })
    expect(pages).toEqual([{ purged: 2, notPurged: [] }])
    expect(erased.batches.map(({ count }) => count)).toEqual([2])
    expect(await log.exportContact({ contactId: 'P1' })).toMatchObject({ interactions: [] })
    expect(await idsOf(log)).toEqual(others)
    const stored = (await eventsOf(file)).map(({ data }) => JSON.stringify(data)).join()
    expect(stored).not.toMatch(/canary|"P1"/)
    const again = await log.eraseContact({ contactId: 'P1', basis })
    expect(again).toMatchObject({ type: 'ContactErased', batches: [], kept: [], erasure: 'Gone' })
  })

  it('keeps what is on hold as it is, and names it (rule R133)', async () => {
    const log = await logWithTemplates()
    const [held, free] = [await record(log), await record(log)]
    await log.placeHold({ interactionId: held })
    const erased = expectType(await log.eraseContact({ contactId: 'P1', basis }), 'ContactErased')
    const problem = { type: 'OnHold', interactionId: held, hold: 'interaction' }
    expect(erased.kept).toEqual([{ interactionId: held, problem }])
    expect(erased.batches).toMatchObject([{ count: 1 }])
    expect(await log.history(free)).toMatchObject({ events: [{ type: 'InteractionPurged' }] })
    expect(await log.history(held)).toMatchObject({ events: [{ type: 'InteractionRecorded' }] })

    await log.liftHold({ interactionId: held })
    await log.placeHold({ contactId: 'P1' })
    expect(await log.eraseContact({ contactId: 'P1', basis })).toMatchObject({
      batches: [],
      kept: [{ problem: { type: 'OnHold', hold: 'contact' } }],
    })
    await log.liftHold({ contactId: 'P1' })
    expect(await log.eraseContact({ contactId: 'P1', basis })).toMatchObject({
      batches: [{ count: 1 }],
      kept: [],
    })
  })

  it('is for those who may purge: what they may not stays, not even canceled', async () => {
    const log = await logWithTemplates({
      authorize: (actor, { type }) => actor !== 'guest' || type !== 'PurgeInteraction',
    })
    const interactionId = await record(log)
    const guest = { actor: 'guest' }
    const erased = await log.eraseContact({ contactId: 'P1', basis }, guest)
    const problem = { type: 'NotAuthorized', command: 'PurgeInteraction' }
    expect(erased).toMatchObject({ batches: [], kept: [{ interactionId, problem }] })
    expect(await log.history(interactionId)).toMatchObject({
      events: [{ type: 'InteractionRecorded' }],
    })
  })

  it('goes on where it was interrupted, under the same key or another (rule R134)', async () => {
    const whole = memoryEventStore()
    for (const again of [{ idempotencyKey: 'request 7' }, {}])
      for (let writes = 0; writes <= 9; writes++) {
        const contactId = `${again.idempotencyKey === undefined ? 'X' : 'Y'}${String(writes)}`
        let left = Number.POSITIVE_INFINITY
        const store: EventStore = {
          ...whole,
          appendToStream: (...append) =>
            left-- > 0
              ? whole.appendToStream(...append)
              : TE.left({ type: 'StoreUnavailable', because: 'killed' }),
        }
        const options = { actor: 'u-1', currency: 'EUR', idKey: 'ab'.repeat(32) } as const
        const { log } = expectType(await openInteractionLog({ store, ...options }), 'Opened')
        await log.defineGroup({ code: 'MEETING', description: 'Meetings' })
        await log.defineTemplate({ code: 'ONSITE', groupCode: 'MEETING', description: 'On site' })
        const request = { contactId, salespersonCode: 'S1' }
        await record(log, request)
        await record(log, request)
        await recordCanceled(log, request)
        left = writes
        const key = { idempotencyKey: `request ${contactId}` }
        await log.eraseContact({ contactId, basis }, key)
        await log.close()

        left = Number.POSITIVE_INFINITY
        const next = expectType(await openInteractionLog({ store, ...options }), 'Opened').log
        const repeated = again.idempotencyKey === undefined ? {} : key
        const erased = await next.eraseContact({ contactId, basis }, repeated)
        expect(erased).toMatchObject({ type: 'ContactErased', erasure: 'Gone', kept: [] })
        expect(JSON.stringify(erased)).not.toContain(contactId)
        expect(await next.exportContact({ contactId })).toMatchObject({ interactions: [] })
        await next.close()
      }
  })

  it('names under the same key what it took before, and never what another took (rule R134)', async () => {
    const log = await logWithTemplates()
    const key = { idempotencyKey: 'request' }
    const erase = async (contactId: string) =>
      expectType(await log.eraseContact({ contactId, basis }, key), 'ContactErased').batches
    await record(log)
    const first = await erase('P1')
    await record(log)
    await record(log)
    const second = await erase('P1')
    expect(second.map(({ count }) => count)).toEqual([1, 2])
    expect(second.slice(0, 1)).toEqual(first)
    expect(await erase('P1')).toEqual(second)
    await record(log, { contactId: 'P2' })
    const other = await erase('P2')
    expect(other.map(({ count }) => count)).toEqual([1])
    expect(second).not.toContainEqual(other[0])
  })

  it('erases what came meanwhile, too: it ends when the view holds nothing (rule R133)', async () => {
    const whole = memoryEventStore()
    let meanwhile: (() => Promise<unknown>) | undefined
    const store: EventStore = {
      ...whole,
      finishErasure: () => async () => {
        const late = meanwhile
        meanwhile = undefined
        await late?.()
        return whole.finishErasure()()
      },
    }
    const options = { store, actor: 'u-1', currency: 'EUR', contacts: directory }
    const { log } = expectType(await openInteractionLog(options), 'Opened')
    await defineTemplates(log)
    await record(log)
    meanwhile = () => record(log)
    const erased = expectType(await log.eraseContact({ contactId: 'P1', basis }), 'ContactErased')
    expect(erased.batches.map(({ count }) => count)).toEqual([1, 1])
    expect(await idsOf(log)).toEqual([])
    await log.close()
  })
})
