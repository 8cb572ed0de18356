import {
  decodeEvent,
  interactionEvents,
  type NewEvent,
  randomNonce,
  SegmentNo,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'
import { sample, sampleRecordedData } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { entriesThatMeet, memoryViewStore, runProjection } from '@interaction-log/projection'
import { projectionSpecification } from '@interaction-log/projection/testing'
import { segmentLog } from '@interaction-log/projection-segment-log'
import type { Either } from 'fp-ts/lib/Either.js'
import { randomUUID } from 'node:crypto'

const right = <A>(either: Either<unknown, A>): A => {
  if (either._tag === 'Right') return either.right
  throw new Error(JSON.stringify(either.left))
}

const data = (segmentNo: string | null) => ({
  ...sampleRecordedData,
  segment:
    segmentNo === null ? null : { no: segmentNo, loggedSegmentId: `${segmentNo}/1`, lineNo: 1 },
  source: { type: segmentNo === null ? 'manual' : 'segment' },
})

const canceled = { reason: null, cause: { type: 'direct' }, attachmentRemoved: false }

const newEvent = (type: string, content: NewEvent['data']): NewEvent => ({
  log: '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid,
  id: randomUUID() as Uuid,
  type,
  data: content,
  metadata: {
    recordedAt: '2026-03-01T09:30:00.000Z',
    actor: 'u-17',
    commandId: randomUUID(),
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    schemaVersion: 1,
  },
  nonce: randomNonce(),
})

describe('the log of a segment (rule R48)', () => {
  it('holds interactions of a segment only, canceled or not', () => {
    const given = projectionSpecification(segmentLog)
    const decode = decodeEvent(interactionEvents)
    const happened = (type: string, content: NewEvent['data']) => {
      const stored = { ...newEvent(type, content), stream: 'interaction-1' as const, version: 1 }
      const decoded = right(decode({ ...stored, position: 1n }))
      if (decoded === undefined) throw new Error('not an event')
      return decoded
    }
    const [outside, inside] = [null, 'SM1'].map((no) => happened('InteractionRecorded', data(no)))
    const cancellation = happened('InteractionCanceled', canceled)
    if (outside === undefined || inside === undefined) throw new Error('no events')
    expect(given(outside)).toEqual({})
    expect(given(outside, cancellation)).toEqual({})
    expect(given(inside, cancellation)).toMatchObject({
      '1': { status: 'canceled', segment: { no: 'SM1' } },
    })
  })

  it('lists the entries of a segment by number, page by page', async () => {
    const store = memoryEventStore()
    for (let n = 0; n < 30; n++) {
      const stream: StreamName = `interaction-${randomUUID()}`
      const segmentNo = ['SM1', 'SM2', null][n % 3] ?? null
      right(
        await store.appendToStream(stream, 0, [newEvent('InteractionRecorded', data(segmentNo))])(),
      )
    }
    const view = right(
      await runProjection({ store, views: memoryViewStore(), projection: segmentLog })(),
    )
    const sm1 = sample(SegmentNo, 'SM1')
    const first = right(await view.query(entriesThatMeet({ segmentNo: sm1 }, { limit: 6 }))())
    const second = right(
      await view.query(entriesThatMeet({ segmentNo: sm1 }, { limit: 6, after: first.next }))(),
    )
    await view.stop()()
    expect([...first.rows, ...second.rows].map(({ entryNo }) => Number(entryNo))).toEqual(
      Array.from({ length: 10 }, (_, n) => 3 * n + 1),
    )
    expect(second.next).toBeUndefined()
  })
})
