/**
 * A new segment with every contact of a logged one.
 *
 * @since 0.1.0
 */
import {
  changeWorksheet,
  type CommandContext,
  type ContactId,
  createSegment,
  type Description,
  derivedId,
  loggedSegmentId,
  type NewSegmentLine,
  type OpaqueId,
  readSegment,
  type SegmentNo,
  type SegmentRejection,
  segmentRunOf,
  type SegmentState,
  worksheetCategory,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { entriesOfRun } from './entries-of-run.js'
import type { FollowedUp, LoggedSegmentProblem, WorksheetProblem } from './outcome.js'

export interface FollowUpRequest {
  readonly loggedSegmentId: OpaqueId
  readonly no: SegmentNo
}

export type FollowUpProblem<Own> = LoggedSegmentProblem<Own> | WorksheetProblem<Own>

const refusalOf = (id: OpaqueId, run: number, { lastRun }: SegmentState) => {
  const refused = (
    type: 'LoggedSegmentNotFound' | 'LoggedSegmentGone' | 'LoggedSegmentIncomplete',
  ): SegmentRejection => ({ type, loggedSegmentId: id })
  if (lastRun.type === 'None' || run > lastRun.run) return refused('LoggedSegmentNotFound')
  if (run < lastRun.run || lastRun.type === 'Deleted') return refused('LoggedSegmentGone')
  return lastRun.type === 'Logging' ? refused('LoggedSegmentIncomplete') : undefined
}

export const followUp =
  <Own>(engine: Engine<Own>) =>
  (
    { loggedSegmentId: given, no }: FollowUpRequest,
    context: CommandContext,
    guard: CommandGuard<Own>,
  ): TaskEither<FollowUpProblem<Own>, FollowedUp> =>
  async () => {
    const { session, ownWrites } = engine
    const run = segmentRunOf(given)
    if (run === undefined) return E.left({ type: 'LoggedSegmentNotFound', loggedSegmentId: given })
    const id = loggedSegmentId(run)
    const read = await readSegment(session)(run.no)()
    if (E.isLeft(read)) return read
    const refusal = refusalOf(id, run.run, read.right.segment)
    if (refusal !== undefined) return E.left(refusal)
    const description = `Follow-up on segment ${run.no}` as Description
    const created = await createSegment(session)({ no, description }, context, guard)()
    if (E.isLeft(created)) return created
    const contacts = new Set<ContactId>()
    let batch = 0
    for await (const page of entriesOfRun(engine, run.no, id)) {
      if (E.isLeft(page)) return page
      const lines: NewSegmentLine[] = []
      for (const { contactId, campaign } of page.right) {
        if (contactId === null || contacts.has(contactId)) continue
        contacts.add(contactId)
        lines.push(campaign === null ? { contactId } : { contactId, campaignNo: campaign.no })
      }
      const commandId = derivedId(context.commandId, 'batch', batch++)
      const added = await changeWorksheet(session)(
        { type: 'AddSegmentLines', request: { no, lines } },
        { ...context, commandId },
        guard,
      )()
      if (E.isLeft(added)) return added
      if (added.right.type === 'Applied') ownWrites.note(worksheetCategory, added.right.position)
    }
    return E.right({ type: 'FollowedUp', count: contacts.size })
  }
