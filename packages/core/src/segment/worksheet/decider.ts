/**
 * The rules of worksheets.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../../decider.js'
import { isSameValue } from '../../event/canonical-text.js'
import { match } from '../../match.js'
import type { Line } from '../../values/text.js'
import type { CreateSegmentRequest, DescribeSegmentRequest, WorksheetCommand } from './command.js'
import { accept, type Decision } from './decision.js'
import type { WorksheetEvent } from './event.js'
import { addLines, removeLines, reviseLines } from './line-rules.js'
import { merged } from './merged.js'
import type { WorksheetRejection } from './rejection.js'
import { hasRoomFor } from './room.js'
import {
  evolveWorksheet,
  initialWorksheet,
  type OpenWorksheet,
  type WorksheetState,
} from './state.js'

const create = (request: CreateSegmentRequest, { events }: OpenWorksheet): Decision => {
  if (events > 0) return accept()
  const { description = '' as Line, defaults = {} } = request
  return accept({ type: 'SegmentCreated', data: { description, defaults: merged(defaults) } })
}

const describe = (request: DescribeSegmentRequest, state: OpenWorksheet): Decision => {
  const before = { description: state.description, defaults: state.defaults }
  const data = {
    description: request.description ?? before.description,
    defaults: merged(before.defaults, request.defaults, request.clear),
  }
  return isSameValue(before, data) ? accept() : accept({ type: 'SegmentDescribed', data })
}

const decideOpen = (command: WorksheetCommand, state: OpenWorksheet): Decision =>
  match<WorksheetCommand, Decision>(command, {
    CreateSegment: ({ request }) => create(request, state),
    DescribeSegment: ({ request }) => describe(request, state),
    AddSegmentLines: ({ request }) => addLines(request, state),
    ReviseSegmentLines: ({ request }) => reviseLines(request, state),
    RemoveSegmentLines: ({ request }) => removeLines(request, state),
  })

/**
 * @example
 * import { NewSegmentLine, SegmentNo, worksheetDecider } from '@interaction-log/core'
 * import { sample, specification } from '@interaction-log/core/testing'
 *
 * const no = sample(SegmentNo, 'SM1')
 * const line = sample(NewSegmentLine, { contactId: 'CT1' })
 *
 * specification(worksheetDecider)()
 *   .when({ type: 'AddSegmentLines', request: { no, lines: [line, line] } })
 *   .then({
 *     type: 'SegmentLinesAdded',
 *     data: { lines: [{ ...line, lineNo: 1 }, { ...line, lineNo: 2 }] },
 *   })
 *
 * @category model
 * @since 0.1.0
 */
export const worksheetDecider: Decider<
  WorksheetCommand,
  WorksheetState,
  WorksheetEvent,
  WorksheetRejection
> = {
  initialState: initialWorksheet,
  decide: (command, state) => {
    const { no } = command.request
    if (state.type === 'Closed') return E.left({ type: 'SegmentWorksheetGone', segmentNo: no })
    return E.chain((events: readonly WorksheetEvent[]): Decision => {
      const after = events.reduce(evolveWorksheet, state)
      return events.length === 0 || hasRoomFor(after)
        ? E.right(events)
        : E.left({ type: 'SegmentFull', segmentNo: no })
    })(decideOpen(command, state))
  },
  evolve: evolveWorksheet,
}
