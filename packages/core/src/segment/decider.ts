/**
 * The rules of segment numbers and of logged segments.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import { match } from '../match.js'
import type { SegmentNo } from '../values/code.js'
import type { OpaqueId } from '../values/opaque-id.js'
import type {
  LogSegment,
  OpenSegment,
  RenewWorksheet,
  ReplaceWorksheet,
  SegmentCommand,
} from './command.js'
import type { SegmentEvent } from './event.js'
import { loggedSegmentId } from './logged-segment-id.js'
import { evolveSegment, initialSegment, type SegmentState } from './state.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type SegmentRejection =
  | { readonly type: 'SegmentNoTaken'; readonly field: 'no'; readonly segmentNo: SegmentNo }
  | { readonly type: 'SegmentNotFound'; readonly field: 'no'; readonly segmentNo: SegmentNo }
  | OfLogged<'SegmentAlreadyLogged'>
  | OfLogged<'LoggedSegmentNotFound'>
  | OfLogged<'LoggedSegmentIncomplete'>
  | OfLogged<'LoggedSegmentNotCanceled'>
  | OfLogged<'LoggedSegmentGone'>

interface OfLogged<Type> {
  readonly type: Type
  readonly loggedSegmentId: OpaqueId
}

type Decision = E.Either<SegmentRejection, readonly SegmentEvent[]>
type OfRun = Extract<SegmentCommand, { readonly run: number }>

const accept = (...events: readonly SegmentEvent[]): Decision => E.right(events)

const reject = (
  type: Extract<SegmentRejection['type'], `Logged${string}`>,
  command: OfRun,
): Decision => E.left({ type, loggedSegmentId: loggedSegmentId(command) })

/** Why there is no worksheet to work on. */
export const withoutWorksheet = (no: SegmentNo, { lastRun }: SegmentState): SegmentRejection =>
  lastRun.type === 'None' || lastRun.type === 'Deleted'
    ? { type: 'SegmentNotFound', field: 'no', segmentNo: no }
    : { type: 'SegmentAlreadyLogged', loggedSegmentId: loggedSegmentId({ no, run: lastRun.run }) }

const open = ({ no, worksheetId }: OpenSegment, state: SegmentState): Decision =>
  state.worksheetId === null
    ? accept({ type: 'SegmentOpened', data: { worksheetId } })
    : E.left({ type: 'SegmentNoTaken', field: 'no', segmentNo: no })

const replace = ({ no, from, to }: ReplaceWorksheet, state: SegmentState): Decision => {
  if (state.worksheetId === to) return accept()
  return state.worksheetId === from
    ? accept({ type: 'SegmentWorksheetReplaced', data: { worksheetId: to } })
    : E.left(withoutWorksheet(no, state))
}

const renew = ({ no, worksheetId }: RenewWorksheet, state: SegmentState): Decision =>
  state.worksheetId === worksheetId
    ? accept({ type: 'SegmentWorksheetReplaced', data: { worksheetId } })
    : E.left(withoutWorksheet(no, state))

const log = (command: LogSegment, state: SegmentState): Decision => {
  const { no, worksheetId, worksheetVersion, lineCount } = command
  const { lastRun } = state
  const isFree = lastRun.type === 'None' || lastRun.type === 'Deleted'
  if (!isFree || state.worksheetId !== worksheetId) return E.left(withoutWorksheet(no, state))
  const run = lastRun.type === 'None' ? 1 : lastRun.run + 1
  return accept({ type: 'SegmentLogged', data: { run, worksheetId, worksheetVersion, lineCount } })
}

/** A run before the last one is deleted: else there would be no later one. */
const changeRun = (command: OfRun, { lastRun }: SegmentState): Decision => {
  const { run } = command
  if (lastRun.type === 'None' || run > lastRun.run) return reject('LoggedSegmentNotFound', command)
  const isOver = run < lastRun.run || lastRun.type === 'Deleted'
  return match<OfRun, Decision>(command, {
    CompleteLogging: () =>
      lastRun.type === 'Logging' && !isOver
        ? accept({ type: 'SegmentLoggingCompleted', data: { run } })
        : accept(),
    CancelLoggedSegment: () => {
      if (isOver) return reject('LoggedSegmentGone', command)
      if (lastRun.type === 'Logging') return reject('LoggedSegmentIncomplete', command)
      return lastRun.type === 'Canceled'
        ? accept()
        : accept({ type: 'LoggedSegmentCanceled', data: { run } })
    },
    ReinstateLoggedSegment: () => {
      if (isOver) return reject('LoggedSegmentGone', command)
      return lastRun.type === 'Canceled'
        ? accept({ type: 'LoggedSegmentReinstated', data: { run } })
        : accept()
    },
    DeleteLoggedSegment: () => {
      if (isOver) return accept()
      return lastRun.type === 'Canceled'
        ? accept({ type: 'LoggedSegmentDeleted', data: { run } })
        : reject('LoggedSegmentNotCanceled', command)
    },
  })
}

/**
 * @example
 * import { segmentDecider, type SegmentNo, type Uuid } from '@interaction-log/core'
 * import { specification } from '@interaction-log/core/testing'
 *
 * const no = 'SM1' as SegmentNo
 * const worksheetId = '1f0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01' as Uuid
 *
 * specification(segmentDecider)()
 *   .when({ type: 'OpenSegment', no, worksheetId })
 *   .then({ type: 'SegmentOpened', data: { worksheetId } })
 * specification(segmentDecider)({ type: 'SegmentOpened', data: { worksheetId } })
 *   .when({ type: 'OpenSegment', no, worksheetId })
 *   .thenRejected({ type: 'SegmentNoTaken', field: 'no', segmentNo: no })
 *
 * @category model
 * @since 0.1.0
 */
export const segmentDecider: Decider<SegmentCommand, SegmentState, SegmentEvent, SegmentRejection> =
  {
    initialState: initialSegment,
    decide: (command, state) =>
      match<SegmentCommand, Decision>(command, {
        OpenSegment: (c) => open(c, state),
        ReplaceWorksheet: (c) => replace(c, state),
        RenewWorksheet: (c) => renew(c, state),
        LogSegment: (c) => log(c, state),
        CompleteLogging: (c) => changeRun(c, state),
        CancelLoggedSegment: (c) => changeRun(c, state),
        ReinstateLoggedSegment: (c) => changeRun(c, state),
        DeleteLoggedSegment: (c) => changeRun(c, state),
      }),
    evolve: evolveSegment,
  }
