import {
  PositionText,
  type PurgeBatchCommand,
  purgeBatchDecider,
  type PurgeBatchEvent,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'
import { uuid } from './samples.js'

const given = specification(purgeBatchDecider)
const batchId = uuid(2)
const starting = { basis: 'retention', criteria: [{ name: 'templateCode', value: 'BUS' }] } as const
const completion = { count: 1, erasure: [], upToPosition: sample(PositionText, '12') }

const start: PurgeBatchCommand = { type: 'StartPurge', batchId, data: starting }
const complete: PurgeBatchCommand = { type: 'CompletePurge', batchId, data: completion }
const started: PurgeBatchEvent = { type: 'PurgeStarted', data: starting }
const completed: PurgeBatchEvent = { type: 'PurgeCompleted', data: completion }

describe('a purge batch (rule R36)', () => {
  it('is started once', () => {
    given().when(start).then(started)
    given(started).when(start).then()
    given(started, completed).when(start).then()
  })

  it('is completed once, after its start', () => {
    given().when(complete).thenRejected({ type: 'PurgeNotStarted', batchId })
    given(started).when(complete).then(completed)
    given(started, completed).when(complete).then()
  })

  it('is completed again if it has purged more since', () => {
    const more = { ...completion, count: 2 }
    const again: PurgeBatchEvent = { type: 'PurgeCompleted', data: more }
    given(started, completed)
      .when({ ...complete, data: more })
      .then(again)
    given(started, completed, again).when(complete).then()
  })

  it('says how far it is', () => {
    const after = (...events: readonly PurgeBatchEvent[]) =>
      events.reduce(purgeBatchDecider.evolve, purgeBatchDecider.initialState)
    expect(after()).toEqual({ type: 'NotStarted' })
    expect(after(started)).toEqual({ type: 'Started' })
    expect(after(started, completed)).toEqual({ type: 'Completed', count: 1 })
  })
})
