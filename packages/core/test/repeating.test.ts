import {
  campaigns,
  contacts,
  DefineTemplateRequest,
  type Directories,
  GroupRequest,
  type Handled,
  interactionStream,
  ReviseTemplateRequest,
  salespeople,
  TemplateCode,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { onsite } from './samples.js'
import { right, salesOffice } from './sales-office.js'

const down = () => {
  throw new Error('nobody may be asked')
}
const nobody: Directories = {
  contacts: contacts(down),
  salespeople: salespeople(down),
  campaigns: campaigns(down),
}
const reused = { _tag: 'Left', left: { type: 'IdempotencyKeyReused' } }
const request = { code: sample(TemplateCode, 'ONSITE') }

const outcomeOf = <Event>(handled: Handled<Event>) => ({ ...handled, repeated: undefined })

describe('a repeated recording (rule R39)', () => {
  it('answers as the first time, writes nothing and asks no port', async () => {
    const office = await salesOffice()
    const first = right(await office.record(10))
    const head = await office.head()
    expect(right(await office.record(10, {}, nobody))).toEqual({ ...first, repeated: true })
    expect(await office.head()).toBe(head)
  })

  it('does not mind that the template was revised and retired meanwhile', async () => {
    const office = await salesOffice()
    const first = right(await office.record(10, { cost: '45' }))
    const revision = sample(ReviseTemplateRequest, { ...request, cost: '50' })
    right(await office.template(11, { type: 'ReviseTemplate', request: revision }))
    right(await office.template(12, { type: 'RetireTemplate', request }))
    expect(right(await office.record(10, { cost: '45' }))).toEqual({ ...first, repeated: true })
    expect(right(await office.record(10))).toEqual({ ...first, repeated: true })
    expect(await office.record(13)).toMatchObject({ left: { type: 'TemplateRetired' } })
  })

  it('compares what is given, not what is left to defaults (rule R40)', async () => {
    const office = await salesOffice()
    right(await office.record(10, { description: 'a call' }))
    for (const same of [
      {},
      { templateCode: ' onsite ' },
      { subject: 'a call', cost: '45', durationMinutes: 180, salespersonCode: 'S1' },
      { campaignNo: null, attachmentId: null, segmentNo: null, source: { type: 'manual' } },
    ])
      expect(right(await office.record(10, same))).toMatchObject({ repeated: true })
  })

  it('knows campaign, attachment and segment again', async () => {
    const office = await salesOffice()
    const said = { campaignNo: 'CP1', attachmentId: 'A1', segmentNo: 'SM1' }
    right(await office.record(10, said))
    expect(right(await office.record(10, said))).toMatchObject({ repeated: true })
  })

  it.each([
    { contactId: 'P2' },
    { templateCode: 'OTHER' },
    { date: '2026-03-03' },
    { time: '10:00:00' },
    { description: 'another call' },
    { cost: '46' },
    { salespersonCode: null },
    { correspondenceType: 'fax' },
    { campaignNo: 'CP2' },
    { campaignTarget: true },
    { attachmentId: 'A2' },
    { segmentNo: 'SM2' },
    { source: { type: 'import', batch: 'b' } },
  ])('is refused when it says something else: %j', async (other) => {
    const office = await salesOffice()
    const said = { description: 'a call', campaignNo: 'CP1', attachmentId: 'A1', segmentNo: 'SM1' }
    const { interactionId } = right(await office.record(10, said))
    expect(await office.record(10, { ...said, ...other })).toEqual(reused)
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionRecorded'])
  })

  it('compares the correspondence that was asked for, not the effective one', async () => {
    const office = await salesOffice()
    const withoutEmail: Directories = {
      ...nobody,
      contacts: contacts((id) => ({ id, hasEmail: false, salespersonCode: 'S1' })),
      salespeople: salespeople((id) => ({ id })),
    }
    right(await office.record(10, { correspondenceType: 'email' }, withoutEmail))
    expect(await office.record(10, { correspondenceType: 'email' })).toMatchObject({
      right: { repeated: true },
    })
    expect(await office.record(10, { correspondenceType: 'none' })).toEqual(reused)
  })

  it('never comes back after a purge, and asks no port to say so (rule R32)', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    right(await office.cancel(11, interactionId))
    right(await office.purge(12, interactionId))
    expect(await office.record(10, {}, nobody)).toEqual({
      _tag: 'Left',
      left: { type: 'AlreadyPurged', interactionId },
    })
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionPurged'])
  })
})

describe('a repeated cancel (rule R39)', () => {
  it('does not cancel again after a reinstatement; its first outcome stands', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    const first = right(await office.cancel(11, interactionId, { reason: 'wrong contact' }))
    const reinstated = right(await office.reinstate(12, interactionId))
    const again = right(await office.cancel(11, interactionId, { reason: 'wrong contact' }))
    expect(again).toMatchObject({ type: 'Applied', repeated: true })
    expect(outcomeOf(again)).toEqual(outcomeOf(first))
    expect(outcomeOf(right(await office.reinstate(12, interactionId)))).toEqual(
      outcomeOf(reinstated),
    )
    expect(await office.types(interactionStream(interactionId))).toEqual([
      'InteractionRecorded',
      'InteractionCanceled',
      'InteractionReinstated',
    ])
  })

  it('is another command under another id: it changes nothing if it is already so', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    expect(right(await office.reinstate(11, interactionId))).toEqual({
      type: 'Unchanged',
      version: 1,
    })
    right(await office.cancel(12, interactionId))
    expect(right(await office.cancel(13, interactionId))).toEqual({ type: 'Unchanged', version: 2 })
  })

  it('is refused when it says something else, or was another command (rule R40)', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    right(await office.cancel(11, interactionId, { reason: 'wrong contact' }))
    expect(await office.cancel(11, interactionId, { reason: 'mistake' })).toEqual(reused)
    expect(await office.cancel(11, interactionId, { reason: null })).toEqual(reused)
    expect(await office.reinstate(11, interactionId)).toEqual(reused)
    expect(await office.cancel(10, interactionId)).toEqual(reused)
  })
})

describe('a repeated purge (rule R39)', () => {
  it('answers as the first time, also after the erasure', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    right(await office.cancel(11, interactionId))
    const first = right(await office.purge(12, interactionId))
    right(await office.session.store.finishErasure()())
    const again = right(await office.purge(12, interactionId))
    expect(outcomeOf(again)).toEqual(outcomeOf(first))
    expect(right(await office.purge(13, interactionId))).toEqual({ type: 'Unchanged', version: 3 })
  })
})

describe('a repeated command on a template or a group (rule R39)', () => {
  const define = (fields: object) =>
    ({
      type: 'DefineTemplate',
      request: sample(DefineTemplateRequest, { ...request, ...onsite, ...fields }),
    }) as const
  const group = (description: string) =>
    ({
      type: 'DefineGroup',
      request: sample(GroupRequest, { code: 'MEETING', description }),
    }) as const

  it('answers as the first time, also when it was retired since', async () => {
    const office = await salesOffice()
    right(await office.template(10, { type: 'RetireTemplate', request }))
    right(await office.group(11, { type: 'RetireGroup', request: group('').request }))
    const head = await office.head()
    const again = { type: 'Applied', version: 1, repeated: true }
    expect(right(await office.template(2, define({})))).toMatchObject(again)
    expect(right(await office.group(1, group('Meetings')))).toMatchObject(again)
    expect(await office.head()).toBe(head)
  })

  it('is refused when it says something else, or was another command (rule R40)', async () => {
    const office = await salesOffice()
    expect(await office.template(2, define({ cost: '1' }))).toEqual(reused)
    expect(await office.template(2, { type: 'RetireTemplate', request })).toEqual(reused)
    expect(await office.group(1, group('Other meetings'))).toEqual(reused)
    expect(await office.group(1, { ...group('Meetings'), type: 'ReviseGroup' })).toEqual(reused)
  })
})
