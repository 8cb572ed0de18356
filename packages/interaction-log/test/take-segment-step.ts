/** The steps of a random history that work on segments. */
import type { InteractionLog } from '@interaction-log/interaction-log'
import { change, type Expected, lastRunOf, type Model, type SegmentNo } from './history-model.js'
import type { StepOf } from './history-steps.js'
import { entriesOf, expectType } from './opened.js'

type Log = InteractionLog<never>

const withoutWorksheet = (model: Model, no: SegmentNo) => {
  const { state } = model.segments[no]
  return state === 'none' || state === 'deleted' ? 'SegmentNotFound' : 'SegmentAlreadyLogged'
}

export const createSegment = async (log: Log, model: Model, step: StepOf<'createSegment'>) => {
  const { no, templateCode, lines } = step
  const defaults = { templateCode, date: '2026-03-02' }
  const outcome = await log.createSegment({ no, description: 'Letter', defaults })
  const segment = model.segments[no]
  if (segment.worksheet !== null) {
    expectType(outcome, 'SegmentNoTaken')
    return
  }
  expectType(outcome, 'Changed')
  segment.worksheet = {
    templateCode,
    lines: lines.map((contactId, index) => ({ lineNo: index + 1, contactId })),
  }
  if (lines.length === 0) return
  const added = await log.addSegmentLines({
    no,
    lines: lines.map((contactId) => ({ contactId })),
  })
  expectType(added, 'LinesAdded')
}

export const addLine = async (log: Log, model: Model, { no, contactId }: StepOf<'addLine'>) => {
  const { worksheet } = model.segments[no]
  const outcome = await log.addSegmentLines({ no, lines: [{ contactId }] })
  if (worksheet === null) expect(outcome.type).toBe(withoutWorksheet(model, no))
  else {
    const [lineNo = 0] = expectType(outcome, 'LinesAdded').lineNos
    expect(lineNo).toBeGreaterThan(worksheet.lines.at(-1)?.lineNo ?? 0)
    worksheet.lines = [...worksheet.lines, { lineNo, contactId }]
  }
}

const ofRun = ({ entries }: Model, id: string) =>
  entries.filter((entry) => entry.loggedSegmentId === id && entry.status !== 'purged')

/** n lines give n interactions with the same logged segment, or none. */
export const logSegment = async (log: Log, model: Model, { no }: StepOf<'logSegment'>) => {
  const segment = model.segments[no]
  const { worksheet, state } = segment
  const { type, ...outcome } = await log.logSegment({ no })
  if (worksheet === null || state === 'logged' || state === 'canceled') {
    expect(type).toBe(withoutWorksheet(model, no))
    return
  }
  const { templateCode, lines } = worksheet
  const { cost, isRetired } = model.templates[templateCode]
  if (lines.length === 0 || isRetired) {
    expect(type).toBe(lines.length === 0 ? 'SegmentEmpty' : 'SegmentLinesRefused')
    return
  }
  segment.run++
  segment.state = 'logged'
  segment.worksheet = null
  const loggedSegmentId = lastRunOf(model, no)
  expect({ type, ...outcome }).toMatchObject({
    type: 'SegmentLogged',
    loggedSegmentId,
    count: lines.length,
  })
  const entries = await entriesOf(log, { segment: no, limit: 500 })
  const logged = entries.filter((entry) => entry.segment?.loggedSegmentId === loggedSegmentId)
  expect(logged.map((entry) => entry.segment?.lineNo)).toEqual(lines.map(({ lineNo }) => lineNo))
  model.entries.push(
    ...logged.map(({ interactionId }, index): Expected => ({
      interactionId,
      contactId: lines[index]?.contactId ?? 'X',
      templateCode,
      cost,
      source: 'segment',
      documentNo: null,
      segmentNo: no,
      loggedSegmentId,
      status: 'recorded',
      canceledBy: null,
    })),
  )
}

export const changeLogged = async (
  log: Log,
  model: Model,
  { type, no }: StepOf<'cancelLogged' | 'reinstateLogged' | 'deleteLogged'>,
) => {
  const loggedSegmentId = lastRunOf(model, no)
  const segment = model.segments[no]
  const { state } = segment
  const outcome = await log[`${type}Segment`]({ loggedSegmentId })
  if (state === 'none') {
    expectType(outcome, 'LoggedSegmentNotFound')
    return
  }
  if (type === 'deleteLogged') {
    const answers = {
      logged: 'LoggedSegmentNotCanceled',
      canceled: 'Changed',
      deleted: 'Unchanged',
    } as const
    expect(outcome.type).toBe(answers[state])
    if (state === 'canceled') segment.state = 'deleted'
    return
  }
  if (state === 'deleted') {
    expectType(outcome, 'LoggedSegmentGone')
    return
  }
  const isCancel = type === 'cancelLogged'
  segment.state = isCancel ? 'canceled' : 'logged'
  const followers = ofRun(model, loggedSegmentId).filter((entry) =>
    isCancel ? entry.status === 'recorded' : entry.canceledBy === loggedSegmentId,
  )
  expect(outcome).toMatchObject({
    type: 'LoggedSegmentChanged',
    count: followers.length,
    notFollowed: [],
  })
  for (const entry of followers) change(isCancel ? 'cancel' : 'reinstate', entry, loggedSegmentId)
}
