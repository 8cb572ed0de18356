import * as core from '@interaction-log/core'
import {
  canonicalText,
  categoryOf,
  commitmentOf,
  decodeEvent,
  domainCategories,
  domainEvents,
  type StoredEvent,
} from '@interaction-log/core'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of events as they were stored once. Never edit one: what is stored cannot be edited. */
const folder = join(__dirname, 'golden')

interface Golden {
  readonly event: Omit<StoredEvent, 'position'> & { readonly position: string }
  readonly commitment: string
}

const golden = readdirSync(folder)
  .filter((file) => /^[A-Z]\w+\.json$/.test(file))
  .map((file) => ({
    type: file.replace('.json', ''),
    ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden),
  }))

const decode = decodeEvent(domainEvents)

describe('every type of event', () => {
  it('has a file of what was stored once', () => {
    const types = Object.entries(core)
      .filter(([name]) => name.endsWith('Events') && name !== 'domainEvents')
      .flatMap(([, codecs]) => Object.keys(codecs))
    expect(golden.map(({ type }) => type).sort()).toEqual(types.sort())
  })

  it('is an event of the domain, on a stream of one of its categories', () => {
    expect(golden.map(({ type }) => type).sort()).toEqual(Object.keys(domainEvents).sort())
    const categories = golden.map(({ event }) => categoryOf(event.stream))
    expect([...new Set(categories)].sort()).toEqual([...domainCategories].sort())
  })
})

describe.each(golden)('$type, as it was stored once', ({ type, event, commitment }) => {
  it('keeps its commitment for ever', () => {
    expect(commitmentOf(event)).toBe(commitment)
  })

  it('is still read, every property of it', () => {
    const stored = { ...event, position: BigInt(event.position) }
    const { stream, version, position, id, metadata, data } = stored
    expect(decode(stored)).toEqual({
      _tag: 'Right',
      right: {
        stream,
        version,
        position,
        originalPosition: position,
        id,
        metadata,
        event: { type, data },
      },
    })
  })

  it('is still read when a newer writer added a property', () => {
    const stored = { ...event, position: BigInt(event.position) }
    const newer = { ...stored, data: { ...event.data, addedLater: true } }
    expect(decode(newer)).toEqual(decode(stored))
  })

  it('has a canonical text', () => {
    expect(canonicalText(event.data)._tag).toBe('Right')
    expect(canonicalText(event.metadata)._tag).toBe('Right')
  })
})

describe('an interaction in a time zone', () => {
  it('is still read where that zone is not known (any more)', () => {
    const recorded = golden.find(({ type }) => type === 'InteractionRecorded')?.event
    if (recorded === undefined) throw new Error('it has a golden file')
    const data = { ...recorded.data, zone: 'Europe/Atlantis' }
    expect(decode({ ...recorded, data, position: 10n })).toMatchObject({
      right: { event: { data } },
    })
  })
})
