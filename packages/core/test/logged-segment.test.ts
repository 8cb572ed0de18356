import {
  interactionStream,
  lineInteractionId,
  OpaqueId,
  reinstateInteraction,
  segmentStream,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { anyone, right } from './sales-office.js'
import { contextOf, uuid } from './samples.js'
import { segmentOf, sm1 } from './segment-office.js'

/** Segment SM1, logged, and the interaction of its only line, canceled. */
const loggedAndCanceled = async () => {
  const office = await segmentOf(['P1'])
  right(await office.segments.log(110))
  const logged = (await office.stored(segmentStream(sm1))).find(
    ({ type }) => type === 'SegmentLogged',
  )
  const interactionId = lineInteractionId(logged?.id ?? uuid(0), 1)
  right(await office.cancel(111, interactionId))
  return { ...office, interactionId }
}

describe('an interaction of a logged segment', () => {
  it('cannot be reinstated by itself while that is canceled (rule R91)', async () => {
    const { segments, reinstate, interactionId } = await loggedAndCanceled()
    right(await segments.change(112, 'CancelLoggedSegment'))
    expect(await reinstate(113, interactionId)).toEqual(
      E.left({ type: 'LoggedSegmentIsCanceled', interactionId, loggedSegmentId: 'SM1/1' }),
    )
    right(await segments.change(114, 'ReinstateLoggedSegment'))
    expect(right(await reinstate(115, interactionId)).type).toBe('Applied')
  })

  it('is reinstated as a consequence, whatever its segment is (rule R91)', async () => {
    const { segments, session, interactionId, stored } = await loggedAndCanceled()
    right(await segments.change(112, 'CancelLoggedSegment'))
    const cause = { type: 'loggedSegment', loggedSegmentId: sample(OpaqueId, 'SM1/1') } as const
    const reinstate = reinstateInteraction(session, cause)
    expect(right(await reinstate({ interactionId }, contextOf(113), anyone)()).type).toBe('Applied')
    expect((await stored(interactionStream(interactionId))).at(-1)?.data).toMatchObject({ cause })
  })

  it('can be reinstated by itself where only the interaction is canceled', async () => {
    const { reinstate, interactionId } = await loggedAndCanceled()
    expect(right(await reinstate(113, interactionId)).type).toBe('Applied')
  })

  it('is free once its logged segment is deleted, whatever the next run is (rule R92)', async () => {
    const { segments, reinstate, interactionId } = await loggedAndCanceled()
    right(await segments.change(112, 'CancelLoggedSegment'))
    right(await segments.change(113, 'DeleteLoggedSegment'))
    const defaults = { templateCode: 'BUS', date: '2026-03-02' }
    right(await segments.create(114, { description: 'Once more', defaults }))
    right(await segments.add(115, { contactId: 'P2' }))
    right(await segments.log(116))
    right(await segments.change(117, 'CancelLoggedSegment', 'SM1/2'))
    expect(right(await reinstate(118, interactionId)).type).toBe('Applied')
  })

  it('that is no part of one is free whatever happens to segments', async () => {
    const { record, cancel, reinstate, segments } = await loggedAndCanceled()
    right(await segments.change(112, 'CancelLoggedSegment'))
    const { interactionId } = right(await record(113, { segmentNo: 'SM1' }))
    right(await cancel(114, interactionId))
    expect(right(await reinstate(115, interactionId)).type).toBe('Applied')
  })
})

describe('a change of a logged segment', () => {
  it('is refused for what is no id of one', async () => {
    const { segments } = await loggedAndCanceled()
    for (const id of ['SM1', 'SM1/0', 'SM1/01', '/1', 'SM1/1 ', 'SM1/1234567890'])
      expect(await segments.change(112, 'CancelLoggedSegment', id)).toEqual(
        E.left({ type: 'LoggedSegmentNotFound', loggedSegmentId: id }),
      )
  })

  it('that is repeated answers as the first time; as another change it is refused (rule R39)', async () => {
    const { segments, ofSegment } = await loggedAndCanceled()
    const first = right(await segments.change(112, 'CancelLoggedSegment'))
    right(await segments.change(113, 'ReinstateLoggedSegment'))
    right(await segments.change(114, 'CancelLoggedSegment'))
    right(await segments.change(115, 'DeleteLoggedSegment'))
    expect(right(await segments.change(112, 'CancelLoggedSegment'))).toEqual({
      ...first,
      repeated: true,
    })
    for (const command of [113, 115])
      expect(await segments.change(command, 'CancelLoggedSegment')).toEqual(
        E.left({ type: 'IdempotencyKeyReused' }),
      )
    expect(right(await segments.change(113, 'ReinstateLoggedSegment'))).toMatchObject({
      repeated: true,
    })
    expect(right(await segments.change(115, 'DeleteLoggedSegment'))).toMatchObject({
      repeated: true,
    })
    expect(await ofSegment()).toHaveLength(7)
  })
})
