/** Logging a segment with n lines gives n interactions of one logged segment, or none. */
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { manyRuns } from './many-runs.js'
import { right } from './sales-office.js'
import { segmentOf } from './segment-office.js'

const line = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom({ contactId: 'P1' }, { contactId: 'P2' }) },
  { weight: 1, arbitrary: fc.constant({ contactId: 'NOBODY' }) },
  { weight: 1, arbitrary: fc.constant({ contactId: 'P1', templateCode: 'NONE' }) },
)

const isGood = (one: { readonly contactId: string; readonly templateCode?: string }): boolean =>
  one.contactId !== 'NOBODY' && one.templateCode === undefined

describe('a segment of any lines', () => {
  it('is logged as a whole or not at all (rule R85)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.array(fc.nat(11), { maxLength: 4 }),
        async (lines, removed) => {
          const store = memoryEventStore()
          const office = await segmentOf([], store)
          right(await office.segments.add(110, ...lines))
          const gone = new Set(removed.filter((index) => index < lines.length))
          right(await office.segments.remove(111, ...[...gone].map((index) => index + 1)))
          const left = lines.flatMap((one, index) => (gone.has(index) ? [] : [{ one, index }]))
          const logged = await office.segments.log(112)
          const events = await office.all()
          const recorded = events.filter(({ type }) => type === 'InteractionRecorded')
          if (left.length > 0 && left.every(({ one }) => isGood(one))) {
            expect(right(logged)).toMatchObject({ count: left.length, erasure: 'Gone' })
            expect(recorded.map(({ data }) => data['segment'])).toEqual(
              left.map(({ index }) => ({
                no: 'SM1',
                loggedSegmentId: 'SM1/1',
                lineNo: index + 1,
              })),
            )
            return
          }
          expect(recorded).toEqual([])
          const bad = left.filter(({ one }) => !isGood(one)).map(({ index }) => index + 1)
          const refusal = E.isLeft(logged) ? logged.left : undefined
          const refusals = refusal?.type === 'SegmentLinesRefused' ? refusal.refusals : []
          expect(refusals.map(({ lineNo }) => lineNo)).toEqual(bad)
        },
      ),
      manyRuns(50),
    )
  })
})
