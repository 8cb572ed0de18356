import {
  cancelCommand,
  CancelRequest,
  Cause,
  reinstateCommand,
  ReinstateRequest,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { uuid } from './samples.js'

const interactionId = uuid(1)
const cause = sample(Cause, { type: 'loggedSegment', loggedSegmentId: 'SM1/1' })

describe('a request to cancel', () => {
  it('that says nothing more keeps the attachment, for no reason, by itself (rule R29)', () => {
    expect(cancelCommand(sample(CancelRequest, { interactionId }))).toEqual({
      type: 'CancelInteraction',
      interactionId,
      reason: null,
      cause: { type: 'direct' },
      removeUniqueAttachment: false,
    })
  })

  it('says why, and whether the attachment goes (rule R28)', () => {
    const said = { interactionId, reason: 'twice', removeUniqueAttachment: true }
    const request = sample(CancelRequest, said)
    expect(cancelCommand(request, cause)).toEqual({ type: 'CancelInteraction', ...said, cause })
  })
})

describe('a request to reinstate', () => {
  it('says why, or nothing (rule R28)', () => {
    expect(reinstateCommand(sample(ReinstateRequest, { interactionId }))).toEqual({
      type: 'ReinstateInteraction',
      interactionId,
      reason: null,
      cause: { type: 'direct' },
    })
    const request = sample(ReinstateRequest, { interactionId, reason: 'not twice' })
    expect(reinstateCommand(request, cause)).toMatchObject({ reason: 'not twice', cause })
  })
})
