import {
  AddSegmentLinesRequest,
  CreateSegmentRequest,
  DescribeSegmentRequest,
  RemoveSegmentLinesRequest,
  ReviseSegmentLinesRequest,
  SegmentLinesAdded,
  SegmentLinesRevised,
  SegmentNo,
  type WorksheetCommand,
  SegmentCreated,
  worksheetDecider,
  type WorksheetEvent,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'

type Fields = Readonly<Record<string, unknown>>

const given = specification(worksheetDecider)
const segmentNo = sample(SegmentNo, 'SM1')
const no = 'SM1'

const create = (fields: Fields = {}): WorksheetCommand => ({
  type: 'CreateSegment',
  request: sample(CreateSegmentRequest, { no, ...fields }),
})
const describeAs = (fields: Fields): WorksheetCommand => ({
  type: 'DescribeSegment',
  request: sample(DescribeSegmentRequest, { no, ...fields }),
})
const add = (...lines: readonly Fields[]): WorksheetCommand => ({
  type: 'AddSegmentLines',
  request: sample(AddSegmentLinesRequest, { no, lines }),
})
const revise = (...lines: readonly Fields[]): WorksheetCommand => ({
  type: 'ReviseSegmentLines',
  request: sample(ReviseSegmentLinesRequest, { no, lines }),
})
const remove = (...lineNos: readonly number[]): WorksheetCommand => ({
  type: 'RemoveSegmentLines',
  request: sample(RemoveSegmentLinesRequest, { no, lineNos }),
})

const created = (description = '', defaults: Fields = {}): WorksheetEvent =>
  sample(SegmentCreated, { type: 'SegmentCreated', data: { description, defaults } })
const described = (description: string, defaults: Fields = {}): WorksheetEvent => ({
  type: 'SegmentDescribed',
  data: sample(SegmentCreated, { type: 'SegmentCreated', data: { description, defaults } }).data,
})
const added = (...lines: readonly Fields[]): WorksheetEvent =>
  sample(SegmentLinesAdded, { type: 'SegmentLinesAdded', data: { lines } })
const revised = (...lines: readonly Fields[]): WorksheetEvent =>
  sample(SegmentLinesRevised, { type: 'SegmentLinesRevised', data: { lines } })
const removed = (...lineNos: readonly number[]): WorksheetEvent => ({
  type: 'SegmentLinesRemoved',
  data: { lineNos },
})
const closed: WorksheetEvent = { type: 'SegmentWorksheetClosed', data: { erased: [] } }

const [one, two, three] = [1, 2, 3].map((lineNo) => ({ lineNo, contactId: `P${String(lineNo)}` }))
const absent = (lineNo: number) => ({ type: 'SegmentLineNotFound', segmentNo, lineNo }) as const

describe('a worksheet', () => {
  it('is created once, with or without a description', () => {
    given().when(create()).then(created())
    given()
      .when(create({ description: 'Spring', defaults: { cost: '2', time: undefined } }))
      .then(created('Spring', { cost: '2' }))
    given(created())
      .when(create({ description: 'Spring' }))
      .then()
    given(added({ ...one }))
      .when(create({ description: 'Spring' }))
      .then()
  })

  it('is described by what is given, keeps what is left out, gives up what is cleared', () => {
    const before = created('Spring', { cost: '2', templateCode: 'BUS' })
    given(before).when(describeAs({})).then()
    given(before)
      .when(describeAs({ description: 'Spring', defaults: { cost: '2' } }))
      .then()
    given(before)
      .when(describeAs({ defaults: { date: '2026-03-02' }, clear: ['cost', 'subject'] }))
      .then(described('Spring', { templateCode: 'BUS', date: '2026-03-02' }))
    given(before)
      .when(describeAs({ description: 'Summer', defaults: { campaignNo: null } }))
      .then(described('Summer', { cost: '2', templateCode: 'BUS', campaignNo: null }))
    given()
      .when(describeAs({ description: 'Spring' }))
      .then(described('Spring'))
  })

  it('may hold a contact in several lines (rule R81)', () => {
    given(created())
      .when(add({ contactId: 'P1' }, { contactId: 'P1', cost: '3' }))
      .then(added({ lineNo: 1, contactId: 'P1' }, { lineNo: 2, contactId: 'P1', cost: '3' }))
    given(created()).when(add()).then()
  })

  it('takes lines five hundred in an event', () => {
    const lines = Array.from({ length: 1001 }, (_, n) => ({ contactId: `P${String(n)}` }))
    const numbered = lines.map((line, n) => ({ ...line, lineNo: n + 1 }))
    given()
      .when(add(...lines))
      .then(
        added(...numbered.slice(0, 500)),
        added(...numbered.slice(500, 1000)),
        added(...numbered.slice(1000)),
      )
  })

  it('uses the number of a line once (rule R83)', () => {
    given(added({ ...one }, { ...two }), removed(2))
      .when(add({ contactId: 'P3' }))
      .then(added({ ...three }))
    given(added({ ...one }, { ...two }), removed(1, 2))
      .when(add({ contactId: 'P3' }))
      .then(added({ ...three }))
  })

  it('revises lines, or none of them if one is not there (rule R83)', () => {
    const lines = added({ ...one, cost: '1', subject: 'Hi' }, { ...two })
    given(lines)
      .when(revise({ lineNo: 2, cost: '7' }, { lineNo: 1, contactId: 'P9', clear: ['cost'] }))
      .then(revised({ lineNo: 1, contactId: 'P9', subject: 'Hi' }, { ...two, cost: '7' }))
    given(lines)
      .when(revise({ lineNo: 1, cost: '1' }, { lineNo: 2 }))
      .then()
    given(lines)
      .when(revise({ lineNo: 1, cost: '5' }, { lineNo: 3 }))
      .thenRejected(absent(3))
    given(lines, removed(2))
      .when(revise({ lineNo: 2 }))
      .thenRejected(absent(2))
    given(lines, revised({ ...two, cost: '7' }))
      .when(revise({ lineNo: 2, subject: 'S' }))
      .then(revised({ ...two, cost: '7', subject: 'S' }))
    given(lines)
      .when(revise({ lineNo: 2, cost: '7' }, { lineNo: 2, subject: 'S' }))
      .then(revised({ ...two, cost: '7', subject: 'S' }))
  })

  it('removes lines, or none of them if one is not there (rule R83)', () => {
    const lines = added({ ...one }, { ...two }, { ...three })
    given(lines)
      .when(remove(3, 1, 3))
      .then(removed(1, 3))
    given(lines).when(remove()).then()
    given(lines).when(remove(1, 4)).thenRejected(absent(4))
    given(lines, removed(1)).when(remove(1)).thenRejected(absent(1))
  })

  it('that is closed takes nothing any more', () => {
    const gone = { type: 'SegmentWorksheetGone', segmentNo } as const
    for (const command of [create(), describeAs({}), add(), revise(), remove()])
      given(created(), closed).when(command).thenRejected(gone)
    given(created(), closed, added({ ...one }))
      .when(add())
      .thenRejected(gone)
  })

  it('keeps room for being logged, even twice (rule R94)', () => {
    const events = (count: number) =>
      Array.from({ length: count }, (_, n) => described(`as ${String(n)}`))
    const full = { type: 'SegmentFull', segmentNo } as const
    given(...events(3997))
      .when(describeAs({ description: 'A' }))
      .then(described('A'))
    given(...events(3998))
      .when(describeAs({ description: 'A' }))
      .then(described('A'))
    given(...events(3999))
      .when(describeAs({ description: 'A' }))
      .thenRejected(full)
    given(...events(3996))
      .when(add({ contactId: 'P1' }))
      .then(added({ ...one }))
    given(...events(3997))
      .when(add({ contactId: 'P1' }))
      .thenRejected(full)
    given(...events(3999), described('A'))
      .when(describeAs({ description: 'A' }))
      .then()
  })
})
