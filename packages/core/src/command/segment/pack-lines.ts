/**
 * The lines of a worksheet as they will be recorded, in as many as one event may hold.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ResolvedLine } from '../../segment/worksheet/event.js'
import { linesInEvent } from '../../segment/worksheet/room.js'
import type { OpenWorksheet } from '../../segment/worksheet/state.js'
import type { SegmentLinesRefused } from './logging-rejection.js'
import { type ResolveFailure, resolveLines, type Resolving } from './resolve-lines.js'

/** Bytes of lines in one event; the rest of an append is for its metadata. */
const mostBytes = 890_000

/** A failure is the last item. */
export const packed = async function* <Refusal>(
  resolving: Resolving<Refusal>,
  worksheet: OpenWorksheet,
): AsyncGenerator<
  E.Either<ResolveFailure | SegmentLinesRefused<Refusal>, readonly ResolvedLine[]>
> {
  let pack: ResolvedLine[] = []
  let bytes = 0
  for await (const portion of resolveLines(resolving, worksheet)) {
    if (E.isLeft(portion)) {
      yield portion
      return
    }
    for (const line of portion.right) {
      if (E.isLeft(line)) {
        // It was accepted a moment ago.
        const refusals = [line.left]
        yield E.left({
          type: 'SegmentLinesRefused',
          segmentNo: resolving.run.no,
          count: 1,
          refusals,
        })
        return
      }
      const size = Buffer.byteLength(JSON.stringify(line.right)) + 1
      if (pack.length === linesInEvent || bytes + size > mostBytes) {
        yield E.right(pack)
        pack = []
        bytes = 0
      }
      pack.push(line.right)
      bytes += size
    }
  }
  yield E.right(pack)
}
