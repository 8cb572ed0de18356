import {
  type AppendFailure,
  cancelInteraction,
  derivedId,
  eventId,
  type EventStore,
  interactionStream,
  type InteractionState,
  type JsonObject,
  type LogSession,
  randomNonce,
  recordInteraction,
  TemplateCode,
  templateLookup,
  templateStream,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { contextOf, requestWith, uuid } from './samples.js'
import { anyone, commandsOf, everybody, right, salesOffice, start } from './sales-office.js'

/** The store, and what it answers to an append: `answer` may ask it or not. */
const answering = (
  store: EventStore,
  answer: (
    append: number,
    ask: ReturnType<EventStore['appendToStream']>,
  ) => ReturnType<ReturnType<EventStore['appendToStream']>>,
) => {
  let appends = 0
  const appendToStream: EventStore['appendToStream'] = (stream, expected, events) => () => {
    appends += 1
    return answer(appends, store.appendToStream(stream, expected, events))
  }
  return { store: { ...store, appendToStream }, appends: () => appends }
}

const conflict = E.left<AppendFailure>({
  type: 'VersionConflict',
  stream: 'a-1',
  expected: 0,
  actual: 1,
})
const unknown = E.left<AppendFailure>({
  type: 'UnknownOutcome',
  stream: 'a-1',
  because: 'no answer',
})

const recordOn = ({ session }: { session: LogSession }, store: EventStore) =>
  commandsOf({ ...session, store }).record(10)

describe('a version conflict', () => {
  it('is read and decided again, up to nine times', async () => {
    const office = await salesOffice()
    const { store, appends } = answering(office.session.store, (append, ask) =>
      append < 10 ? Promise.resolve(conflict) : ask(),
    )
    expect(await recordOn(office, store)).toMatchObject({ right: { repeated: false } })
    expect(appends()).toBe(10)
  })

  it('is told after the tenth', async () => {
    const office = await salesOffice()
    const { store, appends } = answering(office.session.store, () => Promise.resolve(conflict))
    expect(await recordOn(office, store)).toMatchObject({ left: { type: 'VersionConflict' } })
    expect(appends()).toBe(10)
  })

  it('leads to another decision if the state is another', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    const { store } = answering(office.session.store, async (append, ask) => {
      if (append === 1) right(await office.cancel(11, interactionId))
      return ask()
    })
    const late = commandsOf({ ...office.session, store })
    expect(right(await late.cancel(12, interactionId))).toEqual({ type: 'Unchanged', version: 2 })
  })
})

describe('an unknown outcome', () => {
  it('is resolved by reading back: it was stored', async () => {
    const office = await salesOffice()
    const { store, appends } = answering(office.session.store, async (_, ask) => {
      await ask()
      return unknown
    })
    const { interactionId, entryNo, repeated } = right(await recordOn(office, store))
    expect(repeated).toBe(false)
    expect(entryNo).toBe(await office.head())
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionRecorded'])
    expect(appends()).toBe(1)
  })

  it('is resolved by reading back: it was stored behind what others had stored (rule R51)', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    const { store } = answering(office.session.store, async (_, ask) => {
      await ask()
      return unknown
    })
    const canceled = await commandsOf({ ...office.session, store }).cancel(11, interactionId)
    expect(right(canceled)).toMatchObject({ type: 'Applied', version: 2, repeated: false })
  })

  it('is resolved by reading back: it was not stored, and is appended', async () => {
    const office = await salesOffice()
    const { store, appends } = answering(office.session.store, (append, ask) =>
      append === 1 ? Promise.resolve(unknown) : ask(),
    )
    const { interactionId } = right(await recordOn(office, store))
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionRecorded'])
    expect(appends()).toBe(2)
  })

  it('is resolved by reading back: it is stored only after that', async () => {
    const office = await salesOffice()
    let late: (() => Promise<unknown>) | undefined
    const { store } = answering(office.session.store, async (append, ask) => {
      if (append === 1) {
        late = ask
        return unknown
      }
      await late?.()
      return ask()
    })
    const { interactionId, repeated } = right(await recordOn(office, store))
    expect(repeated).toBe(false)
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionRecorded'])
  })

  it('is told if it never ends', async () => {
    const office = await salesOffice()
    const { store, appends } = answering(office.session.store, () => Promise.resolve(unknown))
    expect(await recordOn(office, store)).toEqual(unknown)
    expect(appends()).toBe(10)
  })
})

describe('any other failure', () => {
  it.each<AppendFailure>([
    { type: 'StoreUnavailable', because: 'closed' },
    { type: 'EventTooLarge', stream: 'a-1', bytes: 900_001, limit: 900_000 },
    { type: 'EventNotCanonical', stream: 'a-1', index: 0, path: 'data', because: 'a fraction' },
  ])('of an append is told at once: $type', async (failure) => {
    const office = await salesOffice()
    const { store, appends } = answering(office.session.store, () =>
      Promise.resolve(E.left(failure)),
    )
    expect(await recordOn(office, store)).toEqual(E.left(failure))
    expect(appends()).toBe(1)
  })

  it('of a read is told', async () => {
    const office = await salesOffice()
    await office.session.store.close()()
    expect(await office.record(10)).toMatchObject({ left: { type: 'StoreUnavailable' } })
  })
})

describe('a stream that cannot be decided on', () => {
  const append = async (type: string, data: JsonObject, metadata?: JsonObject) => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    const stream = interactionStream(interactionId)
    const [recorded] = await office.stored(stream)
    const event = {
      log: office.session.log,
      id: uuid(77),
      type,
      data,
      metadata: metadata ?? recorded?.metadata ?? {},
      nonce: randomNonce(),
    }
    right(await office.session.store.appendToStream(stream, 1, [event])())
    return { stream, failure: await office.cancel(11, interactionId) }
  }

  it('holds an event of a newer writer (rule R45)', async () => {
    const { stream, failure } = await append('InteractionForwarded', {})
    expect(failure).toEqual(
      E.left({ type: 'NewerEvent', stream, version: 2, eventType: 'InteractionForwarded' }),
    )
  })

  it.each<[string, JsonObject, JsonObject | undefined]>([
    ['data', { reason: 7 }, undefined],
    [
      'metadata',
      { reason: null, cause: { type: 'direct' }, attachmentRemoved: false },
      { actor: 'u-1' },
    ],
  ])('holds an event without its shape: %s', async (_, data, metadata) => {
    const { stream, failure } = await append('InteractionCanceled', data, metadata)
    expect(failure).toEqual(
      E.left({ type: 'EventUndecodable', stream, version: 2, eventType: 'InteractionCanceled' }),
    )
  })
})

describe('what is stored around an event (rule R43)', () => {
  it('is named after the command, and timed by the clock of the log', async () => {
    const office = await salesOffice()
    const { interactionId, entryNo } = right(await office.record(10))
    const stream = interactionStream(interactionId)
    expect(interactionId).toBe(derivedId(uuid(10), 'interaction', 0))
    const [event] = await office.stored(stream)
    expect(event).toMatchObject({
      log: office.session.log,
      stream,
      version: 1,
      position: entryNo,
      id: eventId(uuid(10), stream, 0),
    })
    const context = contextOf(10)
    expect(event?.metadata).toEqual({
      recordedAt: start.toISOString(),
      actor: context.actor,
      commandId: context.commandId,
      $correlationId: context.correlationId,
      $causationId: context.causationId,
      schemaVersion: 1,
    })
  })

  it('has a nonce of its own', async () => {
    const [one, two] = [await salesOffice(), await salesOffice()]
    const stream = interactionStream(right(await one.record(10)).interactionId)
    right(await two.record(10))
    expect((await one.stored(stream))[0]?.id).toBe((await two.stored(stream))[0]?.id)
    expect((await one.stored(stream))[0]?.nonce).not.toBe((await two.stored(stream))[0]?.nonce)
  })
})

describe("a caller's own refusal", () => {
  const notAllowed = E.left({ type: 'NotAuthorized' } as const)

  it('is asked with the command and the state, before the rules', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    const asked: [string, InteractionState['type']][] = []
    const cancel = cancelInteraction(office.session)(
      { interactionId },
      contextOf(11),
      (command, state) => {
        asked.push([command.type, state.type])
        return notAllowed
      },
    )
    expect(await cancel()).toEqual(notAllowed)
    expect(asked).toEqual([['CancelInteraction', 'Recorded']])
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionRecorded'])
  })

  it('comes before a refusal of the rules', async () => {
    const office = await salesOffice()
    const cancel = cancelInteraction(office.session)
    const interactionId = uuid(404)
    expect(await cancel({ interactionId }, contextOf(11), () => notAllowed)()).toEqual(notAllowed)
    expect(await cancel({ interactionId }, contextOf(11), anyone)()).toEqual(
      E.left({ type: 'NotRecorded', interactionId }),
    )
  })

  it('is not asked for a repeated command', async () => {
    const office = await salesOffice()
    right(await office.record(10))
    const record = recordInteraction(office.session, everybody, templateLookup(office.session))
    expect(await record(requestWith(), contextOf(10), () => notAllowed)()).toMatchObject({
      right: { repeated: true },
    })
  })
})

describe('two commands at once (rule R44)', () => {
  it('on one stream: one is applied, the other changes nothing', async () => {
    const office = await salesOffice()
    const { interactionId } = right(await office.record(10))
    const handled = await Promise.all([
      office.cancel(11, interactionId),
      office.cancel(12, interactionId),
    ])
    expect(handled.map((each) => right(each).type).sort()).toEqual(['Applied', 'Unchanged'])
  })

  it('that are the same: one event, one entry number', async () => {
    const office = await salesOffice()
    const [one, two] = (await Promise.all([office.record(10), office.record(10)])).map(right)
    expect(one?.entryNo).toBe(two?.entryNo)
    expect(await office.head()).toBe(one?.entryNo)
  })

  it('that are the same: exactly one is the first, whoever of them asks again (rule R51)', async () => {
    const office = await salesOffice()
    const placed = await Promise.all(Array.from({ length: 20 }, () => office.record(10)))
    expect(placed.filter((one) => !right(one).repeated)).toHaveLength(1)
  })

  it('of one key that say something else: the later one is refused (rule R51)', async () => {
    const office = await salesOffice()
    const [one, two] = await Promise.all([
      office.record(10, { cost: '1' }),
      office.record(10, { cost: '2' }),
    ])
    expect(right(one).repeated).toBe(false)
    expect(two).toEqual(E.left({ type: 'IdempotencyKeyReused' }))
  })

  it('a retirement between read and append does not refuse a recording', async () => {
    const office = await salesOffice()
    const code = sample(TemplateCode, 'ONSITE')
    const { store } = answering(office.session.store, async (_, ask) => {
      right(await office.template(11, { type: 'RetireTemplate', request: { code } }))
      return ask()
    })
    expect(await recordOn(office, store)).toMatchObject({ right: { repeated: false } })
    expect(await office.types(templateStream(code))).toContain('InteractionTemplateRetired')
  })
})

describe('whose append it was', () => {
  /** The store, and how often it was asked for an event. */
  const asked = (store: EventStore, answer: EventStore['eventAt'] = store.eventAt) => {
    let times = 0
    const eventAt: EventStore['eventAt'] = (position) => {
      times++
      return answer(position)
    }
    return { store: { ...store, eventAt }, times: () => times }
  }

  it.each([
    [true, 1],
    [false, 0],
  ])('is looked up only for a command that others may give: %p', async (isKeyed, times) => {
    const { session } = await salesOffice()
    const counted = asked(session.store)
    const record = recordInteraction(
      { ...session, store: counted.store },
      everybody,
      templateLookup(session),
    )
    right(await record(requestWith(), { ...contextOf(10), isKeyed }, anyone)())
    expect(counted.times()).toBe(times)
  })

  it('cannot be known if it is purged at once: it is not said to be recorded', async () => {
    const office = await salesOffice()
    const interactionId = derivedId(uuid(10), 'interaction', 0)
    const { store } = asked(office.session.store, (position) => async () => {
      right(await office.cancel(11, interactionId))
      right(await office.purge(12, interactionId))
      return office.session.store.eventAt(position)()
    })
    expect(await recordOn(office, store)).toEqual(E.left({ type: 'AlreadyPurged', interactionId }))
  })

  it('cannot be known without the store', async () => {
    const office = await salesOffice()
    const failure = E.left({ type: 'StoreUnavailable', because: 'gone' } as const)
    const { store } = asked(office.session.store, () => () => Promise.resolve(failure))
    expect(await recordOn(office, store)).toEqual(failure)
  })
})
