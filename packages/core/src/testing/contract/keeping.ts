/**
 * What was appended comes back, byte by byte, and belongs to nobody else.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { commitmentOf } from '../../event/commitment.js'
import type { NewEvent, StoredEvent } from '../../event/stored-event.js'
import { type StreamName, streamName } from '../../event/stream-name.js'
import type { EventStore } from '../../event-store/event-store.js'
import type { Uuid } from '../../values/uuid.js'
import { sampleEvent } from '../sample-event.js'
import { allOf, answered, append, eventsOf, idsOf } from './asking.js'
import { rule, type Rule } from './rule.js'

const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')

const oddTexts: readonly string[] = [
  '',
  ' spaces around ',
  '\u00e9 and e\u0301 are not the same',
  '👩‍👩‍👧 and 𝒳',
  '\u2028\u2029\u007f\ufeff\ufffe\uffff',
  controls,
  'a\u0000b',
  '\\ " \' ` $1 %s {{x}} -- ; DROP TABLE events',
  '__proto__',
  'constructor',
  '2024-02-29T12:00:00.000Z',
  '9007199254740993',
  'null',
  'long '.repeat(20_000),
]

const oddStreams: readonly StreamName[] = [
  streamName('note', 'Á/B%'),
  'note-%41',
  'note-A',
  'note-a',
  'NOTE-a',
  'note- a',
  'note-a-b',
  'note-',
  'note-é',
  'note-e\u0301',
  `note-${'x'.repeat(200)}`,
]

/** One event by every way in which it can be read. */
const everyReading = async (store: EventStore, stream: StreamName): Promise<StoredEvent[]> => {
  const [inStream] = await eventsOf(store, stream)
  const [inStore] = await allOf(store)
  const alone = inStream && (await answered(store.eventAt(inStream.position)))
  return [inStream, inStore, alone].map((event) => event ?? assert.fail('the event is not there'))
}

const content = () => ({ text: 'as given', list: ['as given'] })

const change = (target: object, property: string): void => {
  Reflect.set(target, property, 'changed')
}

/** @since 0.1.0 */
export const keeping: readonly Rule[] = [
  rule('An event comes back as it was, however it is read.', async ({ store }) => {
    const event = sampleEvent({ log: randomUUID() as Uuid, type: 'SomethingElse' })
    const { position } = await append(store, 'note-1', 0, event)
    for (const read of await everyReading(store, 'note-1'))
      assert.deepEqual({ ...read }, { ...event, stream: 'note-1', version: 1, position })
  }),

  rule('Texts come back exactly.', async ({ store }) => {
    const data = { texts: oddTexts, constructor: 'x', $a_1: '' }
    await append(store, 'note-1', 0, sampleEvent({ data, metadata: data }))
    for (const read of await everyReading(store, 'note-1'))
      assert.deepEqual([read.data, read.metadata], [data, data])
  }),

  rule('Numbers, lists, null and nested objects come back exactly.', async ({ store }) => {
    const numbers = [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
    const data = { numbers, yes: true, no: false, nothing: null, none: {}, list: [[], [{ a: 1 }]] }
    await append(store, 'note-1', 0, sampleEvent({ data }))
    assert.deepEqual((await eventsOf(store, 'note-1'))[0]?.data, data)
  }),

  rule('-0 comes back as 0.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent({ data: { zero: -0 } }))
    for (const { data } of await everyReading(store, 'note-1'))
      assert.ok(Object.is(data['zero'], 0))
  }),

  rule('Stream names are taken literally.', async ({ store }) => {
    const events = oddStreams.map((stream) => ({ stream, event: sampleEvent() }))
    for (const { stream, event } of events) await append(store, stream, 0, event)
    for (const { stream, event } of events) {
      const read = await eventsOf(store, stream)
      assert.deepEqual(idsOf(read), [event.id])
      assert.equal(read[0]?.stream, stream)
    }
  }),

  rule('Changing what was handed in changes nothing that is stored.', async ({ store }) => {
    const given = sampleEvent({ data: content() })
    const events: [NewEvent] = [given]
    await append(store, 'note-1', 0, ...events)
    change(given.data, 'text')
    change(given.data['list'] as object, '0')
    change(given, 'type')
    for (const { data, type } of await everyReading(store, 'note-1'))
      assert.deepEqual({ data, type }, { data: content(), type: 'Noted' })
  }),

  rule('Changing what was handed out changes nothing that is stored.', async ({ store }) => {
    const given = sampleEvent({ data: content() })
    await append(store, 'note-1', 0, given)
    for (const read of await everyReading(store, 'note-1')) {
      change(read.data, 'text')
      change(read.data['list'] as object, '0')
      change(read, 'type')
    }
    for (const { data, type } of await everyReading(store, 'note-1'))
      assert.deepEqual({ data, type }, { data: content(), type: 'Noted' })
  }),

  rule('Commitments can be recomputed from what is stored.', async ({ store, reopen }) => {
    const events = [sampleEvent(), sampleEvent({ data: { z: 1, a: { B: 'é', A: 2 } } })] as const
    const before = [
      commitmentOf({ ...events[0], stream: 'note-1', version: 1 }),
      commitmentOf({ ...events[1], stream: 'note-1', version: 2 }),
    ]
    await append(store, 'note-1', 0, ...events)
    assert.deepEqual((await eventsOf(store, 'note-1')).map(commitmentOf), before)
    assert.deepEqual((await allOf(await reopen())).map(commitmentOf), before)
  }),
]
