/** One contact is erased from an open segment: P2 from SM1. */
import {
  ContactId,
  type EventStore,
  replaceWorksheet,
  type StoredEvent,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { contextOf } from './samples.js'
import { anyone, right } from './sales-office.js'
import { eventsIn, type segmentOf, sm1 } from './segment-office.js'

type Office = Awaited<ReturnType<typeof segmentOf>>

export const p2 = sample(ContactId, 'P2')

export const erase = (session: Office['session'], contactId = p2) =>
  replaceWorksheet(session)(sm1, contactId, contextOf(0).actor)(anyone)()

export const worksheetOf = async (office: Office) => {
  const { worksheet } = right(await office.segments.read())
  if (worksheet?.type !== 'Open') throw new Error('it is open')
  return worksheet
}

export const linesOf = async (office: Office) =>
  (await worksheetOf(office)).portions.flat().map(({ lineNo, contactId }) => [lineNo, contactId])

export const worksheetEvents = async (store: EventStore): Promise<readonly StoredEvent[]> =>
  (await eventsIn(store)).filter(({ stream }) => stream.startsWith('segmentWorksheet-'))

/** Every worksheet but the open one is closed, and its content gone. */
export const expectErased = async (store: EventStore, isOpen = true) => {
  const events = await worksheetEvents(store)
  const kept = events.filter(({ type }) => type !== 'SegmentWorksheetClosed')
  expect(new Set(kept.map(({ stream }) => stream)).size).toBe(isOpen ? 1 : 0)
  expect(JSON.stringify(kept.map(({ data }) => data))).not.toContain('"P2"')
  expect(right(await store.finishErasure()())).toMatchObject({ type: 'Gone' })
}
