import {
  changeHold,
  ContactId,
  contacts,
  holdLookup,
  inMemoryContacts,
  interactionStream,
  type MoveInteraction,
  mergeTarget,
  moveInteraction,
  purgeInteraction,
  randomIdKey,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { anyone, right, salesOffice } from './sales-office.js'
import { contextOf } from './samples.js'

const contact = (id: string) => sample(ContactId, id)
const [P1, P2, P3] = [contact('P1'), contact('P2'), contact('P3')]
const reused = E.left({ type: 'IdempotencyKeyReused' })

const officeWithOne = async () => {
  const office = await salesOffice()
  const { interactionId } = right(await office.record(10))
  const move = (command: number, order: MoveInteraction) =>
    moveInteraction(office.session)(order, contextOf(command), anyone)()
  const mergeOf = (from: ContactId, into: ContactId): MoveInteraction => ({
    type: 'ReassignInteraction',
    interactionId,
    from,
    into: { contactId: into, companyId: contact('C') },
  })
  const deletionOf = (contactId: ContactId): MoveInteraction => ({
    type: 'DetachInteraction',
    interactionId,
    contactId,
  })
  return { office, interactionId, move, mergeOf, deletionOf }
}

describe('moving an interaction', () => {
  it('is repeated without doing it again, even when it has moved on (rule R103)', async () => {
    const { office, interactionId, move, mergeOf } = await officeWithOne()
    expect(right(await move(20, mergeOf(P1, P2)))).toMatchObject({ repeated: false })
    right(await move(21, mergeOf(P2, P3)))
    const head = await office.head()
    expect(right(await move(20, mergeOf(P1, P2)))).toMatchObject({ repeated: true })
    expect(right(await move(22, mergeOf(P1, P2))).type).toBe('Unchanged')
    expect(await office.head()).toBe(head)
    expect(await office.types(interactionStream(interactionId))).toEqual([
      'InteractionRecorded',
      'InteractionReassigned',
      'InteractionReassigned',
    ])
  })

  it('refuses the same key for something else (rule R40)', async () => {
    const { office, interactionId, move, mergeOf, deletionOf } = await officeWithOne()
    right(await move(20, mergeOf(P1, P2)))
    expect(await move(20, mergeOf(P1, P3))).toEqual(reused)
    expect(await move(20, deletionOf(P1))).toEqual(reused)
    right(await move(21, deletionOf(P2)))
    expect(right(await move(21, deletionOf(P2)))).toMatchObject({ repeated: true })
    expect(await move(21, mergeOf(P2, contact('C')))).toEqual(reused)
    right(await move(22, deletionOf(contact('C'))))
    expect(await move(22, mergeOf(P1, P2))).toEqual(reused)
    right(await office.cancel(23, interactionId))
    expect(await move(23, deletionOf(P1))).toEqual(reused)
  })
})

describe('a hold on a contact that an interaction was of (rule R106)', () => {
  it.each([P1, P2, P3])('holds it, whatever became of it: %s', async (contactId) => {
    const { office, interactionId, move, mergeOf, deletionOf } = await officeWithOne()
    const idKey = randomIdKey()
    const hold = (command: number, type: 'PlaceHold' | 'LiftHold') =>
      changeHold(office.session, idKey)(
        { type, subject: { type: 'contact', contactId } },
        contextOf(command),
        anyone,
      )()
    const purge = (command: number) =>
      purgeInteraction(office.session, holdLookup(office.session, { idKey, isKeyed: true }))(
        interactionId,
        'retention',
        contextOf(command),
        anyone,
      )()
    right(await move(20, mergeOf(P1, P2)))
    right(await move(21, mergeOf(P2, P3)))
    right(await office.cancel(22, interactionId))
    right(await hold(23, 'PlaceHold'))
    const onHold = E.left({ type: 'OnHold', interactionId, hold: 'contact' })
    expect(await purge(24)).toEqual(onHold)
    right(await move(25, deletionOf(contact('C'))))
    expect(await purge(26)).toEqual(onHold)
    right(await hold(27, 'LiftHold'))
    expect(right(await purge(28)).type).toBe('Applied')
  })
})

describe('the contact that another is merged into (rule R101)', () => {
  const into = mergeTarget(
    inMemoryContacts([
      { id: 'P1', companyId: 'C' },
      { id: 'P2', privacyBlocked: true },
    ]),
  )

  it('must be there and not blocked for privacy', async () => {
    expect(await into(P1)()).toEqual(E.right({ contactId: 'P1', companyId: 'C' }))
    expect(await into(P2)()).toEqual(E.left({ type: 'ContactPrivacyBlocked', field: 'into' }))
    expect(await into(P3)()).toEqual(E.left({ type: 'ContactNotFound', field: 'into' }))
  })

  it('is not known while the directory cannot be asked', async () => {
    const failing = contacts(() => Promise.reject(new Error('down')))
    expect(await mergeTarget(failing)(P1)()).toMatchObject({
      left: { type: 'DirectoryUnavailable', directory: 'contacts' },
    })
  })
})
