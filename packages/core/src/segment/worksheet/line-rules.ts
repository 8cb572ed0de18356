/**
 * The rules of the lines of an open worksheet.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { isSameValue } from '../../event/canonical-text.js'
import type { SegmentLine } from '../line.js'
import type {
  AddSegmentLinesRequest,
  RemoveSegmentLinesRequest,
  ReviseSegmentLinesRequest,
} from './command.js'
import { accept, type Decision } from './decision.js'
import type { WorksheetEvent } from './event.js'
import { merged } from './merged.js'
import { linesInEvent } from './room.js'
import { linesOf, type OpenWorksheet } from './state.js'

export const addLines = ({ lines }: AddSegmentLinesRequest, state: OpenWorksheet): Decision => {
  const numbered = lines.map((line, index): SegmentLine => ({
    ...merged(line),
    lineNo: state.nextLineNo + index,
  }))
  const events: WorksheetEvent[] = []
  for (let at = 0; at < numbered.length; at += linesInEvent)
    events.push({
      type: 'SegmentLinesAdded',
      data: { lines: numbered.slice(at, at + linesInEvent) },
    })
  return accept(...events)
}

export const reviseLines = (
  { no, lines }: ReviseSegmentLinesRequest,
  state: OpenWorksheet,
): Decision => {
  const wanted = new Set(lines.map(({ lineNo }) => lineNo))
  const now = new Map<number, SegmentLine>()
  for (const line of linesOf(state)) if (wanted.has(line.lineNo)) now.set(line.lineNo, line)
  const before = new Map(now)
  for (const { clear, ...change } of lines) {
    const line = now.get(change.lineNo)
    if (line === undefined)
      return E.left({ type: 'SegmentLineNotFound', segmentNo: no, lineNo: change.lineNo })
    now.set(change.lineNo, merged(line, change, clear))
  }
  const changed = [...now.values()].filter((line) => !isSameValue(line, before.get(line.lineNo)))
  return changed.length === 0
    ? accept()
    : accept({ type: 'SegmentLinesRevised', data: { lines: changed } })
}

export const removeLines = (
  { no, lineNos }: RemoveSegmentLinesRequest,
  state: OpenWorksheet,
): Decision => {
  const wanted = new Set(lineNos)
  const found = new Set<number>()
  for (const { lineNo } of linesOf(state)) if (wanted.has(lineNo)) found.add(lineNo)
  const absent = lineNos.find((lineNo) => !found.has(lineNo))
  if (absent !== undefined)
    return E.left({ type: 'SegmentLineNotFound', segmentNo: no, lineNo: absent })
  return found.size === 0
    ? accept()
    : accept({ type: 'SegmentLinesRemoved', data: { lineNos: [...found] } })
}
