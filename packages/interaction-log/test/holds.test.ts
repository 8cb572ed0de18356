import { memoryEventStore } from '@interaction-log/event-store-memory'
import { openInteractionLog } from '@interaction-log/interaction-log'
import {
  defineTemplates,
  eventsOf,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  record,
  recordCanceled,
} from './opened.js'

const basis = 'retention'
const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'

describe('a legal hold', () => {
  it('on an interaction refuses its purge, by itself or by a filter (rule R120)', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const [held, free] = [await recordCanceled(log), await recordCanceled(log)]
    expect(await log.placeHold({ interactionId: held })).toEqual({
      type: 'Changed',
      repeated: false,
    })
    const head = await headOf(file)
    const problem = { type: 'OnHold', interactionId: held, hold: 'interaction' }
    expect(await log.purge({ basis, interactionId: held })).toEqual(problem)
    expect(await headOf(file)).toBe(head)
    expect(await log.purge({ basis, filter: {} })).toMatchObject({
      count: 1,
      notPurged: [{ interactionId: held, problem }],
    })
    expect(await idsOf(log)).toEqual([held])
    expect(await log.history(free)).toMatchObject({ events: [{ type: 'InteractionPurged' }] })

    expect(await log.liftHold({ interactionId: held })).toMatchObject({ type: 'Changed' })
    expect(await log.liftHold({ interactionId: held })).toEqual({ type: 'Unchanged' })
    expect(await log.purge({ basis, interactionId: held })).toMatchObject({ count: 1 })
  })

  it('on a contact refuses the purge of all that is of it, later ones too (rule R120)', async () => {
    const log = await logWithTemplates()
    await recordCanceled(log)
    await log.placeHold({ contactId: 'P1' })
    await recordCanceled(log)
    const other = await recordCanceled(log, { contactId: 'P2' })
    const purged = expectType(await log.purge({ basis, filter: {} }), 'Purged')
    expect(purged.count).toBe(1)
    expect(purged.notPurged.map(({ problem }) => problem)).toMatchObject([
      { type: 'OnHold', hold: 'contact' },
      { type: 'OnHold', hold: 'contact' },
    ])
    expect(await idsOf(log)).not.toContain(other)
    await log.liftHold({ contactId: 'P1' })
    expect(await log.purge({ basis, filter: {} })).toMatchObject({ count: 2, notPurged: [] })
  })

  it('is left out of the count of a dry run', async () => {
    const log = await logWithTemplates()
    const held = await recordCanceled(log)
    await recordCanceled(log)
    await log.placeHold({ interactionId: held })
    expect(await log.purge({ basis, filter: {}, dryRun: true })).toEqual({
      type: 'PurgePlanned',
      count: 1,
    })
  })

  it('leaves everything else as it is: recording, canceling, reinstating', async () => {
    const log = await logWithTemplates()
    await log.placeHold({ contactId: 'P1' })
    const interactionId = await record(log)
    await log.placeHold({ interactionId })
    expectType(await log.cancel({ interactionId }), 'Changed')
    expectType(await log.reinstate({ interactionId }), 'Changed')
  })

  it('is on one interaction or one contact, that is there', async () => {
    const log = await logWithTemplates()
    const purged = await recordCanceled(log)
    await log.purge({ basis, interactionId: purged })
    const both = { contactId: 'P1', interactionId: purged }
    expect(await log.placeHold({ interactionId: unknown })).toEqual({
      type: 'NotRecorded',
      interactionId: unknown,
    })
    expect(await log.placeHold({ interactionId: purged })).toEqual({
      type: 'AlreadyPurged',
      interactionId: purged,
    })
    expect(await log.placeHold(both)).toEqual({ type: 'FieldUnknown', field: 'interactionId' })
    expect(await log.liftHold({ contactId: '' })).toMatchObject({ type: 'ContactRequired' })
    expect(await log.placeHold({ interactionId: '7' })).toMatchObject({ type: 'FieldInvalid' })
  })

  it('may be for some only: authorize knows the command and whether it stands', async () => {
    const log = await logWithTemplates({
      authorize: (actor, command, state) =>
        command.type !== 'LiftHold' || (actor === 'u-counsel' && state.type === 'Held'),
    })
    await log.placeHold({ contactId: 'P1' })
    expect(await log.liftHold({ contactId: 'P1' })).toEqual({
      type: 'NotAuthorized',
      command: 'LiftHold',
    })
    expectType(await log.liftHold({ contactId: 'P1' }, { actor: 'u-counsel' }), 'Changed')
  })

  it('names no contact in what is stored (rule R122)', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    await log.placeHold({ contactId: 'CT-SECRET' }, { idempotencyKey: 'case 7 of CT-SECRET' })
    const text = (await eventsOf(file)).map(({ stream, type, data, metadata }) =>
      JSON.stringify([stream, type, data, metadata]),
    )
    expect(text.filter((event) => event.includes('HoldPlaced'))).toHaveLength(1)
    expect(text.join()).not.toContain('SECRET')
  })

  it('needs the id key; where there may be one and the key is missing, nothing is purged (rule R122)', async () => {
    const store = memoryEventStore()
    const idKey = 'ab'.repeat(32)
    const open = async (keyed: { readonly idKey?: string }) => {
      const options = { store, actor: 'u-1', currency: 'EUR', ...keyed }
      return expectType(await openInteractionLog(options), 'Opened').log
    }
    const log = await open({ idKey })
    await defineTemplates(log)
    const interactionId = await recordCanceled(log, { salespersonCode: 'S1' })
    await log.close()

    const keyless = await open({})
    const missing = { type: 'KeyMissing' }
    expect(await keyless.placeHold({ interactionId })).toEqual(missing)
    expect(await keyless.purge({ basis, interactionId })).toEqual(missing)
    expect(await keyless.purge({ basis, filter: {} })).toMatchObject({
      count: 0,
      notPurged: [{ interactionId, problem: missing }],
    })
    await keyless.close()
  })
})
