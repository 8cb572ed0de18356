/**
 * A long history, event by event, of the same choices on every machine: interactions are recorded,
 * some canceled, reinstated or moved later, and some of the canceled ones purged.
 */
import {
  commitmentOf,
  type ErasedEvent,
  interactionStream,
  type JsonObject,
  type NewEvent,
  PositionText,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { type Chance, chance } from './chance.js'
import { interaction } from './interaction.js'

export interface Happening {
  readonly stream: StreamName
  /** Events of the stream before it. */
  readonly before: number
  readonly event: NewEvent
}

/** An interaction that may still change. */
interface Living {
  readonly stream: StreamName
  readonly isCanceled: boolean
  readonly events: readonly (readonly [position: number, event: NewEvent])[]
}

type Change = readonly [type: string, data: JsonObject]

/** Of those recorded last, so many may still change. */
const inReach = 5_000

const cause = { type: 'direct' }

const erasedOf = ({ stream, events }: Living): readonly ErasedEvent[] =>
  events.map(([position, event], index) => ({
    version: index + 1,
    type: event.type,
    position: sample(PositionText, String(position)),
    commitment: commitmentOf({ ...event, stream, version: index + 1 }),
  }))

const changeOf = ({ below, permille }: Chance, living: Living, batchId: Uuid): Change => {
  if (living.isCanceled)
    return permille(300)
      ? ['InteractionReinstated', { reason: null, cause }]
      : ['InteractionPurged', { basis: 'retention', batchId, erased: erasedOf(living) }]
  const contactId = `CT${String(below(20_000)).padStart(6, '0')}`
  return permille(100)
    ? ['InteractionReassigned', { contactId, companyId: null, cause: { type: 'contactMerged' } }]
    : ['InteractionCanceled', { reason: 'it was twice', cause, attachmentRemoved: false }]
}

/** Of every hundred events about 88 record, 8 cancel, 2 purge, and 1 each moves and reinstates. */
export const history = function* (events: number): Generator<Happening, void> {
  const by = chance('interaction-log')
  const { below, permille, uuid, nonce } = by
  const [log, batchId] = [uuid(), uuid()]
  const living: Living[] = []

  const happen = (position: number, change: Change): NewEvent => {
    const [type, data] = change
    const id = uuid()
    const recordedAt = new Date(Date.UTC(2020, 0, 1) + position * 150_000).toISOString()
    const ids = { commandId: id, $correlationId: id, $causationId: id }
    const metadata = { recordedAt, actor: `u-${String(below(60))}`, ...ids, schemaVersion: 1 }
    return { log, id, type, data, metadata, nonce: nonce() }
  }

  for (let position = 1; position <= events; position++) {
    const place = below(inReach)
    const found = living[place]
    const isFirst = found === undefined || !permille(found.isCanceled ? 400 : 140)
    const subject: Living = isFirst
      ? { stream: interactionStream(uuid()), isCanceled: false, events: [] }
      : found
    const event = happen(
      position,
      isFirst
        ? ['InteractionRecorded', interaction(by, position, events)]
        : changeOf(by, subject, batchId),
    )
    if (event.type === 'InteractionPurged') living[place] = living.pop() ?? subject
    else
      living[found ? place : living.length] = {
        stream: subject.stream,
        isCanceled: event.type === 'InteractionCanceled',
        events: [...subject.events, [position, event]],
      }
    yield { stream: subject.stream, before: subject.events.length, event }
  }
}
