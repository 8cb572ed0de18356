/**
 * The events of a copy in as many as one append may hold.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { JsonObject } from '../../event/json.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'

type WithMetadata = readonly [metadata: JsonObject, event: WorksheetEvent]

/** One append may have 900,000 bytes; the rest is for what else it holds. */
const mostBytes = 890_000

const sizeOf = (event: WithMetadata): number => Buffer.byteLength(JSON.stringify(event)) + 1

/** A line may have become longer: an event that is too large is two. */
const fitting = ([metadata, event]: WithMetadata): readonly WithMetadata[] => {
  if (event.type !== 'SegmentLinesAdded' && event.type !== 'SegmentLinesRevised')
    return [[metadata, event]]
  const { lines } = event.data
  if (lines.length < 2 || sizeOf([metadata, event]) <= mostBytes) return [[metadata, event]]
  const half = Math.ceil(lines.length / 2)
  return [lines.slice(0, half), lines.slice(half)].flatMap((part) =>
    fitting([metadata, { ...event, data: { lines: part } }]),
  )
}

/** A failure is the last item. */
export const packed = async function* <Failure>(
  events: AsyncIterable<E.Either<Failure, WithMetadata>>,
): AsyncGenerator<E.Either<Failure, readonly WithMetadata[]>> {
  let pack: WithMetadata[] = []
  let bytes = 0
  for await (const event of events) {
    if (E.isLeft(event)) {
      yield event
      return
    }
    for (const part of fitting(event.right)) {
      const size = sizeOf(part)
      if (bytes + size > mostBytes) {
        yield E.right(pack)
        pack = []
        bytes = 0
      }
      pack.push(part)
      bytes += size
    }
  }
  yield E.right(pack)
}
