/** A store can show the end of a stream whose beginning it has erased, or is about to. */
import {
  groupDecider,
  type GroupEvent,
  interactionDecider,
  type InteractionEvent,
  templateDecider,
  type TemplateEvent,
} from '@interaction-log/core'
import { uuid } from './samples.js'

const cause = { type: 'direct' } as const
const canceled: InteractionEvent = {
  type: 'InteractionCanceled',
  data: { reason: null, cause, attachmentRemoved: false },
}
const reinstated: InteractionEvent = {
  type: 'InteractionReinstated',
  data: { reason: null, cause },
}
const purged: InteractionEvent = {
  type: 'InteractionPurged',
  data: { basis: 'retention', batchId: uuid(2), erased: [] },
}

const interactionAfter = (...events: readonly InteractionEvent[]) =>
  events.reduce(interactionDecider.evolve, interactionDecider.initialState)

describe('a stream without its beginning', () => {
  it('is no interaction', () => {
    expect(interactionAfter(canceled)).toEqual({ type: 'NotRecorded' })
    expect(interactionAfter(reinstated)).toEqual({ type: 'NotRecorded' })
    expect(interactionAfter(canceled, reinstated)).toEqual({ type: 'NotRecorded' })
  })

  it('is a purged interaction if it ends so', () => {
    expect(interactionAfter(purged)).toEqual({ type: 'Purged' })
    expect(interactionAfter(canceled, purged)).toEqual({ type: 'Purged' })
    expect(interactionAfter(purged, canceled, reinstated)).toEqual({ type: 'Purged' })
  })

  it('is no template', () => {
    const retired: TemplateEvent = { type: 'InteractionTemplateRetired', data: {} }
    const restored: TemplateEvent = { type: 'InteractionTemplateRestored', data: {} }
    for (const event of [retired, restored])
      expect(templateDecider.evolve(templateDecider.initialState, event)).toEqual({
        type: 'NotDefined',
      })
  })

  it('is no group', () => {
    const retired: GroupEvent = { type: 'InteractionGroupRetired', data: {} }
    const restored: GroupEvent = { type: 'InteractionGroupRestored', data: {} }
    for (const event of [retired, restored])
      expect(groupDecider.evolve(groupDecider.initialState, event)).toEqual({ type: 'NotDefined' })
  })
})
