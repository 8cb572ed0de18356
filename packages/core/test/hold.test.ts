import {
  changeHold,
  ContactId,
  holdLookup,
  type HoldOrder,
  holdStream,
  type HoldSubject,
  type IdKey,
  interactionStream,
  purgeInteraction,
  randomIdKey,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { anyone, right, salesOffice } from './sales-office.js'
import { contextOf, uuid } from './samples.js'

const contact = { type: 'contact', contactId: sample(ContactId, 'P1') } as const

const officeWithKey = async (idKey: IdKey = randomIdKey()) => {
  const office = await salesOffice()
  const { interactionId } = right(await office.record(10))
  right(await office.cancel(11, interactionId))
  const change = (type: HoldOrder['type']) => (command: number, subject: HoldSubject) =>
    changeHold(office.session, idKey)({ type, subject }, contextOf(command), anyone)()
  return {
    ...office,
    idKey,
    interactionId,
    interaction: { type: 'interaction', interactionId } as const,
    place: change('PlaceHold'),
    lift: change('LiftHold'),
    purge: (command: number, key: IdKey | null = idKey) => {
      const holds = holdLookup(office.session, { idKey: key, isKeyed: true })
      return purgeInteraction(office.session, holds)(
        interactionId,
        'retention',
        contextOf(command),
        anyone,
      )()
    },
  }
}

describe('what is on hold', () => {
  it.each(['interaction', 'contact'] as const)('is not purged: %s (rule R120)', async (hold) => {
    const { purge, place, lift, types, ...office } = await officeWithKey()
    const { interactionId, interaction } = office
    const subject = hold === 'contact' ? contact : interaction
    right(await place(20, subject))
    expect(await purge(21)).toEqual(E.left({ type: 'OnHold', interactionId, hold }))
    expect(await types(interactionStream(interactionId))).toHaveLength(2)
    right(await lift(22, subject))
    expect(right(await purge(23)).type).toBe('Applied')
  })

  it('stays so while another hold stands', async () => {
    const { purge, place, lift, interaction, interactionId } = await officeWithKey()
    right(await place(20, contact))
    right(await place(21, interaction))
    right(await lift(22, interaction))
    expect(await purge(23)).toEqual(E.left({ type: 'OnHold', interactionId, hold: 'contact' }))
    right(await lift(24, contact))
    expect(right(await purge(25)).type).toBe('Applied')
  })

  it('is of exactly that contact', async () => {
    const { purge, place } = await officeWithKey()
    for (const contactId of ['P2', 'C', 'p1'])
      right(await place(20, { type: 'contact', contactId: sample(ContactId, contactId) }))
    expect(right(await purge(25)).type).toBe('Applied')
  })

  it('cannot be known without the key, so nothing is purged (rule R122)', async () => {
    const { purge } = await officeWithKey()
    expect(await purge(20, null)).toEqual(E.left({ type: 'KeyMissing' }))
  })

  it('need not be known of what is not there, or not any more', async () => {
    const { purge, session } = await officeWithKey()
    const holds = holdLookup(session, { idKey: null, isKeyed: true })
    const never = uuid(404)
    expect(
      await purgeInteraction(session, holds)(never, 'retention', contextOf(20), anyone)(),
    ).toEqual(E.left({ type: 'NotRecorded', interactionId: never }))
    right(await purge(21))
    expect(right(await purge(22, null)).type).toBe('Unchanged')
  })

  it('can be asked for what is only of a contact', async () => {
    const { place, interactionId, session, idKey } = await officeWithKey()
    const held = holdLookup(session, { idKey, isKeyed: true })
    const P2 = sample(ContactId, 'P2')
    right(await place(20, contact))
    expect(right(await held(null, [P2, contact.contactId])())).toBe('contact')
    expect(right(await held(null, [P2])())).toBeNull()
    expect(right(await held(interactionId, [])())).toBeNull()
    right(await place(21, { type: 'interaction', interactionId }))
    expect(right(await held(interactionId, [])())).toBe('interaction')
    expect(right(await held(null, [P2])())).toBeNull()
  })
})

describe('a hold', () => {
  it('answers as the first time when it is repeated, and adds nothing (rule R121)', async () => {
    const { place, lift, types, idKey, interaction } = await officeWithKey()
    const first = right(await place(20, interaction))
    expect(first).toMatchObject({ type: 'Applied', repeated: false })
    right(await lift(21, interaction))
    expect(right(await place(20, interaction))).toEqual({ ...first, repeated: true })
    expect(await lift(20, interaction)).toEqual(E.left({ type: 'IdempotencyKeyReused' }))
    expect(await types(holdStream(idKey, interaction))).toEqual(['HoldPlaced', 'HoldLifted'])
  })

  it('is refused on what was never recorded, and without a key', async () => {
    const { place, session } = await officeWithKey()
    const unknown = { type: 'interaction', interactionId: uuid(404) } as const
    expect(await place(20, unknown)).toEqual(
      E.left({ type: 'NotRecorded', interactionId: uuid(404) }),
    )
    const order = { type: 'PlaceHold', subject: contact } as const
    expect(await changeHold(session, null)(order, contextOf(21), anyone)()).toEqual(
      E.left({ type: 'KeyMissing' }),
    )
  })

  it('says nowhere which contact it is on (rule R122)', async () => {
    const { place, stored, idKey } = await officeWithKey()
    const subject = { type: 'contact', contactId: sample(ContactId, 'Mrs-Secret') } as const
    right(await place(20, subject))
    expect(holdStream(idKey, subject)).toMatch(/^hold-[0-9a-f-]{36}$/)
    expect(holdStream(randomIdKey(), subject)).not.toBe(holdStream(idKey, subject))
    const [placed] = await stored(holdStream(idKey, subject))
    expect(placed?.data).toEqual({})
    expect(JSON.stringify([placed?.metadata, placed?.stream])).not.toContain('Secret')
  })
})
