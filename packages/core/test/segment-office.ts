/** A log with templates ONSITE and BUS, and what people do with segments, each under its own command. */
import {
  AddSegmentLinesRequest,
  changeLoggedSegment,
  changeWorksheet,
  createSegment,
  CreateSegmentRequest,
  DefineTemplateRequest,
  DescribeSegmentRequest,
  type Directories,
  type EventStore,
  finishLogging,
  type LoggedSegmentChange,
  type LoggingProgress,
  type LogSession,
  logSegment,
  OpaqueId,
  readSegment,
  RemoveSegmentLinesRequest,
  ReviseSegmentLinesRequest,
  SegmentNo,
  segmentStream,
  type StoredEvent,
  templateLookup,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { contextOf, onsite } from './samples.js'
import { anyone, everybody, right, salesOffice } from './sales-office.js'

type Fields = Readonly<Record<string, unknown>>

export const sm1 = sample(SegmentNo, 'SM1')

export const segmentCommandsOf = (session: LogSession, directories: Directories = everybody) => ({
  create: (command: number, fields: Fields = {}) =>
    createSegment(session)(
      sample(CreateSegmentRequest, { no: 'SM1', ...fields }),
      contextOf(command),
      anyone,
    )(),
  describe: (command: number, fields: Fields) =>
    changeWorksheet(session)(
      {
        type: 'DescribeSegment',
        request: sample(DescribeSegmentRequest, { no: 'SM1', ...fields }),
      },
      contextOf(command),
      anyone,
    )(),
  add: (command: number, ...lines: readonly Fields[]) =>
    changeWorksheet(session)(
      { type: 'AddSegmentLines', request: sample(AddSegmentLinesRequest, { no: 'SM1', lines }) },
      contextOf(command),
      anyone,
    )(),
  revise: (command: number, ...lines: readonly Fields[]) =>
    changeWorksheet(session)(
      {
        type: 'ReviseSegmentLines',
        request: sample(ReviseSegmentLinesRequest, { no: 'SM1', lines }),
      },
      contextOf(command),
      anyone,
    )(),
  remove: (command: number, ...lineNos: readonly number[]) =>
    changeWorksheet(session)(
      {
        type: 'RemoveSegmentLines',
        request: sample(RemoveSegmentLinesRequest, { no: 'SM1', lineNos }),
      },
      contextOf(command),
      anyone,
    )(),
  log: (command: number, onProgress?: (progress: LoggingProgress) => void) =>
    logSegment(session, directories, templateLookup(session))(
      sm1,
      contextOf(command),
      anyone,
      onProgress,
    )(),
  finish: () => finishLogging(session)(sm1, contextOf(0).actor)(),
  change: (command: number, type: LoggedSegmentChange, id = 'SM1/1') =>
    changeLoggedSegment(session)(type, sample(OpaqueId, id), contextOf(command))(anyone)(),
  read: () => readSegment(session)(sm1)(),
})

export const eventsIn = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const batch of store.readAll({ after: 0n })) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    events.push(...batch.right)
  }
  return events
}

export const segmentOffice = async (store?: EventStore) => {
  const office = await salesOffice(store)
  const bus = { ...onsite, cost: '8', durationMinutes: 30, description: 'Business letter' }
  const template = sample(DefineTemplateRequest, { code: 'BUS', ...bus })
  right(await office.template(3, { type: 'DefineTemplate', request: template }))
  return {
    ...office,
    segments: segmentCommandsOf(office.session),
    ofSegment: () => office.types(segmentStream(sm1)),
    all: () => eventsIn(office.session.store),
  }
}

/** Segment SM1 with one line for each contact. */
export const segmentOf = async (contacts: readonly string[], store?: EventStore) => {
  const office = await segmentOffice(store)
  const defaults = { templateCode: 'BUS', date: '2026-03-02' }
  right(await office.segments.create(100, { description: 'Spring letter', defaults }))
  right(await office.segments.add(101, ...contacts.map((contactId) => ({ contactId }))))
  return office
}
