/**
 * What no store takes, and how much every store takes.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import type { JsonObject } from '../../event/json.js'
import type { NewEvent } from '../../event/stored-event.js'
import { appendLimit } from '../../event-store/encode-append.js'
import type { EventStore } from '../../event-store/event-store.js'
import { sampleEvent } from '../sample-event.js'
import { allOf, append, eventsOf, idsOf, refused, several } from './asking.js'
import { rule, type Rule } from './rule.js'

const nested = (levels: number): unknown => (levels === 0 ? 0 : [nested(levels - 1)])

const notCanonical: readonly (readonly [string, unknown])[] = [
  ['a fraction', 0.1],
  ['NaN', NaN],
  ['infinity', Infinity],
  ['an unsafe integer', 2 ** 53],
  ['undefined', undefined],
  ['a bigint', 1n],
  ['a function', () => 0],
  ['a symbol', Symbol('s')],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['bytes', Buffer.of(1)],
  ['a list with a hole', new Array(1)],
  ['a lone surrogate', '\ud83d'],
  ['a property name with a hyphen', { 'a-b': 1 }],
  ['a property name of 65 letters', { ['a'.repeat(65)]: 1 }],
  ['a depth of 33 levels', nested(32)],
]

const isRefused = (store: EventStore, event: NewEvent) =>
  refused('EventNotCanonical', store.appendToStream('note-1', 0, [event]))

/** An event whose data and metadata are exactly this large. */
const ofBytes = (bytes: number): NewEvent => {
  const { metadata } = sampleEvent()
  const around = JSON.stringify({ text: '' }).length + JSON.stringify(metadata).length
  return sampleEvent({ metadata, data: { text: 'x'.repeat(bytes - around) } })
}

/** @since 0.1.0 */
export const refusing: readonly Rule[] = [
  rule('An append without events is refused.', async ({ store }) => {
    const none = [] as unknown as readonly [NewEvent]
    await refused('EventNotCanonical', store.appendToStream('note-1', 0, none))
  }),

  rule('A value that JSON cannot say exactly is refused, wherever it stands.', async (s) => {
    for (const [name, value] of notCanonical) {
      const holding = { value, list: [value] } as unknown as JsonObject
      for (const event of [sampleEvent({ data: holding }), sampleEvent({ metadata: holding })])
        await assert.doesNotReject(isRefused(s.store, event), name)
    }
    assert.deepEqual(await allOf(s.store), [])
  }),

  rule('Data and metadata that are no objects are refused.', async ({ store }) => {
    for (const value of [[], 'text', 1, null, undefined] as unknown as JsonObject[]) {
      await isRefused(store, sampleEvent({ data: value }))
      await isRefused(store, sampleEvent({ metadata: value }))
    }
    assert.deepEqual(await allOf(store), [])
  }),

  rule('More than 900,000 bytes in one append are refused, with their number.', async (s) => {
    const half = ofBytes(appendLimit / 2)
    const more = ofBytes(appendLimit / 2 + 1)
    assert.deepEqual(
      await refused('EventTooLarge', s.store.appendToStream('note-1', 0, [half, more])),
      { type: 'EventTooLarge', stream: 'note-1', bytes: appendLimit + 1, limit: appendLimit },
    )
    const wide = sampleEvent({ data: { text: 'é'.repeat(appendLimit / 2) } })
    await refused('EventTooLarge', s.store.appendToStream('note-1', 0, [wide]))
    assert.deepEqual(await allOf(s.store), [])
  }),

  rule('900,000 bytes in one append are stored, beside other appends.', async ({ store }) => {
    const full = [ofBytes(appendLimit / 2), ofBytes(appendLimit / 2)] as const
    const others = several(8)
    await Promise.all([
      append(store, 'note-large', 0, ...full),
      ...others.map((event, index) => append(store, `note-${String(index)}`, 0, event)),
    ])
    assert.deepEqual(
      (await eventsOf(store, 'note-large')).map(({ data }) => data),
      full.map(({ data }) => data),
    )
    assert.deepEqual(
      new Set(idsOf(await allOf(store))),
      new Set([...idsOf(full), ...idsOf(others)]),
    )
  }),
]
