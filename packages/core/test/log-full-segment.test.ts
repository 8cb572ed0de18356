import { worksheetStream } from '@interaction-log/core'
import { sampleEvent } from '@interaction-log/core/testing'
import { right } from './sales-office.js'
import { uuid } from './samples.js'
import { segmentOf } from './segment-office.js'

describe('a worksheet that has been worked on very often (rule R94)', () => {
  /** Its log is asked for when the worksheet has this many versions. */
  const loggedAt = async (versions: number) => {
    const office = await segmentOf(['P1'])
    const { segments, session } = office
    const { worksheetId } = right(await segments.read()).segment
    const stream = worksheetStream(worksheetId ?? uuid(0))
    const defaults = { templateCode: 'BUS', date: '2026-03-02' }
    const data = { description: 'Spring', defaults }
    for (let version = 2; version < versions; version += 1000) {
      const count = Math.min(1000, versions - version)
      const [first, ...rest] = Array.from({ length: count }, () =>
        sampleEvent({ log: session.log, type: 'SegmentDescribed', data }),
      )
      if (first) right(await session.store.appendToStream(stream, version, [first, ...rest])())
    }
    return segments.log(110)
  }

  it('is logged as long as there is room for its lines and its closing', async () => {
    expect(right(await loggedAt(3998))).toMatchObject({ count: 1 })
  })

  it('is not logged without that room', async () => {
    expect(await loggedAt(3999)).toMatchObject({ left: { type: 'SegmentFull', segmentNo: 'SM1' } })
  })
})
