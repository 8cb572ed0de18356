import { memoryEventStore } from '@interaction-log/event-store-memory'
import { explain, openInteractionLog } from '@interaction-log/interaction-log'
import {
  defineTemplates,
  directory,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  onsite,
  record,
} from './opened.js'

describe('authorize', () => {
  it('refuses by actor, command and state; nothing is stored', async () => {
    const file = newFile()
    const log = await logWithTemplates({
      file,
      authorize: (actor, command, state) => {
        if (actor === 'guest') return false
        if (command.type === 'CancelInteraction') return actor === 'chief'
        return !(command.type === 'ReinstateInteraction' && state.type === 'Canceled')
      },
    })
    const interactionId = await record(log)
    const head = await headOf(file)
    const guest = { actor: 'guest' }
    const refused = [
      await log.record(onsite, guest),
      await log.cancel({ interactionId }),
      await log.defineGroup({ code: 'G', description: 'G' }, guest),
      await log.retireTemplate({ code: 'ONSITE' }, guest),
    ]
    expect(refused).toEqual(
      ['RecordInteraction', 'CancelInteraction', 'DefineGroup', 'RetireTemplate'].map(
        (command) => ({ type: 'NotAuthorized', command }),
      ),
    )
    for await (const [row] of log.importRows('crm', [{ key: '1', request: onsite }], guest))
      expect(row?.outcome).toMatchObject({ type: 'NotAuthorized' })
    expect(await headOf(file)).toBe(head)

    expectType(await log.cancel({ interactionId }, { actor: 'chief' }), 'Changed')
    expect(await log.reinstate({ interactionId })).toMatchObject({ type: 'NotAuthorized' })
    expect(await log.purge({ basis: 'mistake', interactionId }, guest)).toEqual({
      type: 'NotAuthorized',
      command: 'PurgeInteraction',
    })
    const canceled = await headOf(file)
    expect(await log.purge({ basis: 'mistake', filter: {} }, guest)).toEqual({
      type: 'Purged',
      batchId: null,
      count: 0,
      erasure: 'Gone',
      notPurged: [
        { interactionId, problem: { type: 'NotAuthorized', command: 'PurgeInteraction' } },
      ],
    })
    expect(await headOf(file)).toBe(canceled)
    expect(await idsOf(log)).toEqual([interactionId])
  })

  it('is asked before the rules, and not for a repeated command', async () => {
    let isAllowed = true
    const log = await logWithTemplates({ authorize: () => isAllowed })
    const options = { idempotencyKey: 'k' }
    const first = expectType(await log.record(onsite, options), 'Recorded')
    isAllowed = false
    expect(await log.record(onsite, options)).toEqual({ ...first, repeated: true })
    const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
    expect(await log.cancel({ interactionId: unknown })).toMatchObject({ type: 'NotAuthorized' })
  })
})

describe('check', () => {
  it('adds rejections of the caller’s own to every outcome, typed', async () => {
    const opened = await openInteractionLog({
      store: memoryEventStore(),
      actor: 'u-1',
      currency: 'EUR',
      contacts: directory,
      check: (_, command) => {
        if (command.type === 'RecordInteraction' && command.request.cost === '1000')
          return { type: 'TooExpensive', limit: 500 }
        return command.type === 'RetireGroup' ? { type: 'GroupInUse' } : undefined
      },
    })
    const { log } = expectType(opened, 'Opened')
    await defineTemplates(log)
    expectType(await log.record(onsite), 'Recorded')

    const refused = await log.record({ ...onsite, cost: '1000' })
    // The type of the rejection tells its fields.
    if (refused.type !== 'TooExpensive') throw new Error(refused.type)
    const limit: number = refused.limit
    expect(limit).toBe(500)
    expect(await log.retireGroup({ code: 'LETTER' })).toEqual({ type: 'GroupInUse' })

    const cancel = await log.cancel({ interactionId: '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01' })
    // @ts-expect-error: no command of this log is refused like this.
    expect(cancel.type === 'TooCheap').toBe(false)
    // @ts-expect-error: explain does not know the rejections of a caller.
    expect(explain(refused)).toBe('There is no explanation of TooExpensive.')
    await log.close()
  })

  it('adds nothing to the outcomes of a log without one', async () => {
    const log = await logWithTemplates()
    const outcome = await log.record({ ...onsite, templateCode: 'NONE' })
    // @ts-expect-error: there are no rejections of the caller’s own.
    expect(outcome.type === 'TooExpensive').toBe(false)
    if (outcome.type !== 'Recorded') expect(explain(outcome)).toContain('templateCode')
    // @ts-expect-error: a cost is a string.
    expect(await log.record({ ...onsite, cost: 5 })).toMatchObject({ field: 'cost' })
    // @ts-expect-error: a template is needed.
    expect(await log.record({ contactId: 'P1', date: '2026-03-01' })).toMatchObject({
      type: 'TemplateRequired',
    })
  })
})
