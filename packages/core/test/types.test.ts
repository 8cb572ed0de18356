/** Illegal states do not compile: removing an error below makes `tsc` fail. */
import {
  type ContactId,
  type Decider,
  type EventCodecs,
  type GroupCode,
  type InteractionEvent,
  interactionEvents,
  type InteractionPurged,
  type InteractionState,
  interactionStream,
  match,
  type Money,
  type OpaqueId,
  type TemplateCode,
  templateStream,
  type Uuid,
} from '@interaction-log/core'
import { uuid } from './samples.js'

/** Checked by the compiler only; never called. */
export const illegal = (
  text: string,
  contactId: ContactId,
  groupCode: GroupCode,
  templateCode: TemplateCode,
  state: InteractionState,
  recorded: Extract<InteractionEvent, { type: 'InteractionRecorded' }>,
): readonly unknown[] => {
  const purging = { basis: 'other', batchId: uuid(1), erased: [] } as const
  // @ts-expect-error -- text is no id before it was decoded
  const asId: Uuid = text
  // @ts-expect-error -- text is no amount before it was decoded
  const asMoney: Money = '8.50'
  // @ts-expect-error -- a contact is not just any id
  const asContact: ContactId = 'S1' as OpaqueId
  // @ts-expect-error -- a group is no template
  const ofGroup = templateStream(groupCode)
  // @ts-expect-error -- a template is no interaction
  const ofTemplate = interactionStream(templateCode)
  // @ts-expect-error -- what is purged has no content
  const purged: InteractionState = { type: 'Purged', events: 3 }
  // @ts-expect-error -- what is recorded counts its events
  const bare: InteractionState = { type: 'Recorded' }
  // @ts-expect-error -- a state must be looked at before it is known to have a past
  const events: keyof InteractionState = 'events'
  // @ts-expect-error -- no branch may be missing
  const incomplete = match(state, { NotRecorded: () => 0, Recorded: () => 1, Canceled: () => 2 })
  // @ts-expect-error -- a purge names no reason and no contact
  const reason: InteractionPurged['data'] = { ...purging, contactId }
  // @ts-expect-error -- events are never changed
  recorded.data.cost = '0' as Money
  // @ts-expect-error -- every type of event needs a codec
  const codecs: EventCodecs<InteractionEvent> = {
    InteractionPurged: interactionEvents.InteractionPurged,
  }
  // @ts-expect-error -- a decider answers in events
  const decide: Decider<string, number, string, never>['decide'] = () => 0
  return [
    asId,
    asMoney,
    asContact,
    ofGroup,
    ofTemplate,
    purged,
    bare,
    events,
    incomplete,
    reason,
    codecs,
    decide,
  ]
}

it('has a codec for every event of an interaction, and no other', () => {
  expect(Object.keys(interactionEvents).sort()).toEqual([
    'InteractionCanceled',
    'InteractionContactDetached',
    'InteractionPurged',
    'InteractionReassigned',
    'InteractionRecorded',
    'InteractionReinstated',
  ])
})
