import {
  ContactId,
  type HoldCommand,
  holdDecider,
  type HoldEvent,
  interactionDecider,
  type InteractionEvent,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'
import { recordedWith, uuid } from './samples.js'

const given = specification(holdDecider)
const interactionId = uuid(1)
const contact = { type: 'contact', contactId: sample(ContactId, 'P1') } as const
const interaction = { type: 'interaction', interactionId } as const

const stateAfter = (...events: readonly InteractionEvent[]) =>
  events.reduce(interactionDecider.evolve, interactionDecider.initialState)
const canceled = {
  type: 'InteractionCanceled',
  data: { reason: null, cause: { type: 'direct' }, attachmentRemoved: false },
} as const
const purged = {
  type: 'InteractionPurged',
  data: { basis: 'retention', batchId: uuid(2), erased: [] },
} as const

const placing = (...events: readonly InteractionEvent[]): HoldCommand => ({
  type: 'PlaceHold',
  subject: { ...interaction, state: stateAfter(...events) },
})
const placeOnContact: HoldCommand = { type: 'PlaceHold', subject: contact }
const placed: HoldEvent = { type: 'HoldPlaced', data: { interactionId } }
const placedOnContact: HoldEvent = { type: 'HoldPlaced', data: {} }
const lifted: HoldEvent = { type: 'HoldLifted', data: {} }

describe('a hold (rule R121)', () => {
  it('is placed on a contact, and names nobody', () => {
    given().when(placeOnContact).then(placedOnContact)
    given(placedOnContact, lifted).when(placeOnContact).then(placedOnContact)
  })

  it('is placed on what is recorded, canceled or not', () => {
    given().when(placing(recordedWith())).then(placed)
    given().when(placing(recordedWith(), canceled)).then(placed)
    given(placed, lifted).when(placing(recordedWith())).then(placed)
  })

  it('is not placed on what is not there', () => {
    given().when(placing()).thenRejected({ type: 'NotRecorded', interactionId })
    given()
      .when(placing(recordedWith(), canceled, purged))
      .thenRejected({ type: 'AlreadyPurged', interactionId })
    given(placed, lifted)
      .when(placing(purged))
      .thenRejected({ type: 'AlreadyPurged', interactionId })
  })

  it('placed again, changes nothing', () => {
    given(placed).when(placing(recordedWith())).then()
    given(placedOnContact).when(placeOnContact).then()
  })

  it.each([contact, interaction])('is lifted, if it stands: $type', (subject) => {
    given(placed).when({ type: 'LiftHold', subject }).then(lifted)
    given().when({ type: 'LiftHold', subject }).then()
    given(placed, lifted).when({ type: 'LiftHold', subject }).then()
  })

  it('that is lifted is as if it had never been placed', () => {
    expect([placed, lifted].reduce(holdDecider.evolve, holdDecider.initialState)).toEqual(
      holdDecider.initialState,
    )
  })
})
