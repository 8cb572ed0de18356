import {
  batchIdOf,
  commitmentOf,
  completePurge,
  eventId,
  holdLookup,
  interactionStream,
  type JsonObject,
  type NewEvent,
  PositionText,
  purgeBatchStream,
  purgeInteraction,
  randomNonce,
  startPurge,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { contextOf, uuid } from './samples.js'
import { anyone, right, salesOffice, start } from './sales-office.js'

const reused = E.left({ type: 'IdempotencyKeyReused' })

const canceledInteraction = async () => {
  const office = await salesOffice()
  const { interactionId } = right(await office.record(10, { description: 'Mrs Secret called' }))
  right(await office.cancel(11, interactionId, { reason: 'a secret reason' }))
  return { ...office, interactionId, stream: interactionStream(interactionId) }
}

describe('purging an interaction', () => {
  it('lists as evidence what was computed before, version by version (rule R33)', async () => {
    const office = await canceledInteraction()
    const before = (await office.stored(office.stream)).map((event) => ({
      version: event.version,
      type: event.type,
      position: String(event.position),
      commitment: commitmentOf(event),
    }))
    right(await office.purge(12, office.interactionId))
    const [purged, ...rest] = await office.stored(office.stream)
    expect(rest).toEqual([])
    expect(purged).toMatchObject({ version: 3, id: eventId(uuid(12), office.stream, 0) })
    expect(purged?.data).toEqual({
      basis: 'retention',
      batchId: batchIdOf(contextOf(12)),
      erased: before,
    })
  })

  it('keeps no content, and a correlation of its own (rule R33)', async () => {
    const office = await canceledInteraction()
    const [recorded] = await office.stored(office.stream)
    right(await office.purge(12, office.interactionId))
    const [purged] = await office.stored(office.stream)
    // Commitments are random text: they may hold anything by chance.
    const said = JSON.stringify([purged?.data, purged?.metadata]).replaceAll(/c1\.[\w-]{43}/g, '')
    expect(said).not.toMatch(/ecret|P1|"C"/)
    expect(purged?.metadata['$correlationId']).toBe(contextOf(12).correlationId)
    expect(purged?.metadata['$correlationId']).not.toBe(recorded?.metadata['$correlationId'])
  })

  it('is proof enough for the store to erase', async () => {
    const office = await canceledInteraction()
    right(await office.purge(12, office.interactionId))
    expect(await office.session.store.eraseStream(office.stream, 3)()).toEqual(
      E.right({ type: 'Gone' }),
    )
  })

  it('is refused unless it is canceled (rule R31)', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    expect(await office.purge(11, interactionId)).toEqual(
      E.left({ type: 'NotCanceled', interactionId }),
    )
    right(await office.cancel(12, interactionId))
    right(await office.reinstate(13, interactionId))
    expect(await office.purge(14, interactionId)).toEqual(
      E.left({ type: 'NotCanceled', interactionId }),
    )
    expect(await office.purge(15, uuid(404))).toEqual(
      E.left({ type: 'NotRecorded', interactionId: uuid(404) }),
    )
  })

  it('is another purge if it has another basis', async () => {
    const office = await canceledInteraction()
    right(await office.purge(12, office.interactionId))
    const nothing = holdLookup(office.session, { idKey: null, isKeyed: false })
    const purge = purgeInteraction(office.session, nothing)
    expect(await purge(office.interactionId, 'mistake', contextOf(12), anyone)()).toEqual(reused)
  })

  it('is not what a cancellation under the same key was (rule R40)', async () => {
    const office = await canceledInteraction()
    expect(await office.purge(11, office.interactionId)).toEqual(reused)
  })
})

describe('a purge batch (rule R36)', () => {
  const batchId = batchIdOf(contextOf(20))
  const starting = {
    basis: 'retention',
    criteria: [{ name: 'contactId', withheld: true }],
  } as const
  const completion = {
    count: 1,
    erasure: [
      {
        store: 'memory',
        node: 'process',
        scavengeId: null,
        completedAt: start.toISOString() as never,
      },
    ],
    upToPosition: sample(PositionText, '6'),
  }

  it('is started and completed, and both can be repeated', async () => {
    const { session, types } = await salesOffice()
    expect(right(await startPurge(session)(starting, contextOf(20))())).toMatchObject({
      type: 'Applied',
      events: [{ type: 'PurgeStarted', data: starting }],
      repeated: false,
    })
    const complete = completePurge(session)(batchId, completion, contextOf(21))
    expect(right(await complete())).toMatchObject({
      events: [{ type: 'PurgeCompleted', data: completion }],
      repeated: false,
    })
    expect(right(await startPurge(session)(starting, contextOf(20))())).toMatchObject({
      version: 1,
      repeated: true,
    })
    expect(right(await complete())).toMatchObject({ version: 2, repeated: true })
    expect(await types(purgeBatchStream(batchId))).toEqual(['PurgeStarted', 'PurgeCompleted'])
  })

  it('is not started again on another basis', async () => {
    const { session } = await salesOffice()
    right(await startPurge(session)(starting, contextOf(20))())
    const other = { ...starting, basis: 'mistake' } as const
    expect(await startPurge(session)(other, contextOf(20))()).toEqual(reused)
  })

  it('is completed only after its start, once', async () => {
    const { session } = await salesOffice()
    expect(await completePurge(session)(batchId, completion, contextOf(21))()).toEqual(
      E.left({ type: 'PurgeNotStarted', batchId }),
    )
    right(await startPurge(session)(starting, contextOf(20))())
    right(await completePurge(session)(batchId, completion, contextOf(21))())
    expect(right(await completePurge(session)(batchId, completion, contextOf(22))())).toEqual({
      type: 'Unchanged',
      version: 2,
    })
  })

  it('is completed by a command of its own: the one that started it does not pass for it', async () => {
    const { session, types } = await salesOffice()
    right(await startPurge(session)(starting, contextOf(20))())
    expect(await completePurge(session)(batchId, completion, contextOf(20))()).toEqual(reused)
    expect(await types(purgeBatchStream(batchId))).toEqual(['PurgeStarted'])
  })
})

describe('a stream that is almost full (rule R30)', () => {
  it('refuses to be reinstated, and can still be canceled and purged', async () => {
    const office = await canceledInteraction()
    const { stream, interactionId } = office
    const [, canceled] = await office.stored(stream)
    const direct = { type: 'direct' }
    const more = (number: number): NewEvent => ({
      log: office.session.log,
      id: eventId(uuid(99), stream, number),
      ...(number % 2 === 0
        ? {
            type: 'InteractionReinstated',
            data: { reason: null, cause: direct } satisfies JsonObject,
          }
        : {
            type: 'InteractionCanceled',
            data: { reason: null, cause: direct, attachmentRemoved: false },
          }),
      metadata: canceled?.metadata ?? {},
      nonce: randomNonce(),
    })
    // One event at a time is what commands do; a command each would take minutes.
    for (let number = 0; number < 3994; number++)
      right(await office.session.store.appendToStream(stream, 2 + number, [more(number)])())

    right(await office.reinstate(30, interactionId))
    expect(right(await office.cancel(31, interactionId))).toMatchObject({ version: 3998 })
    expect(await office.reinstate(32, interactionId)).toEqual(
      E.left({ type: 'TooManyEvents', interactionId }),
    )
    expect(right(await office.purge(33, interactionId))).toMatchObject({ version: 3999 })
    expect(await office.session.store.finishErasure()()).toMatchObject({ right: { type: 'Gone' } })
  })
})
