import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canonicalText,
  type Committed,
  commitmentOf,
  committedText,
  erasedBy,
  type IdKey,
  idKeyCheck,
  keyedId,
  leafHashOf,
  type NaturalKey,
  Nonce,
} from '@interaction-log/core'

interface Vectors {
  events: {
    event: Committed
    body: string
    commitment: string
    leafHash: string
  }[]
  derivedIds: {
    idKeyHex: IdKey
    idKeyCheck: string
    ids: { parts: NaturalKey; id: string }[]
  }
}

const vectors = JSON.parse(
  readFileSync(join(__dirname, 'golden/commitment-vectors.json'), 'utf8'),
) as Vectors

describe('the stored format, byte by byte', () => {
  it.each(vectors.events)('commits to $event.type', ({ event, body, commitment, leafHash }) => {
    expect(Nonce.is(event.nonce)).toBe(true)
    expect(committedText(event)).toBe(body)
    expect(commitmentOf(event)).toBe(commitment)
    expect(leafHashOf(event, commitmentOf(event)).toString('hex')).toBe(leafHash)
  })

  it('lists in the erasing event the commitments of the events before it', () => {
    const [recorded, canceled, purged] = vectors.events
    expect(purged && erasedBy(purged.event)?.map(({ commitment }) => commitment)).toEqual([
      recorded?.commitment,
      canceled?.commitment,
    ])
  })

  it.each(vectors.derivedIds.ids)('derives the keyed id of $parts', ({ parts, id }) => {
    expect(keyedId(vectors.derivedIds.idKeyHex, parts)).toBe(id)
    expect(idKeyCheck(vectors.derivedIds.idKeyHex)).toBe(vectors.derivedIds.idKeyCheck)
  })
})

describe('a value that JSON cannot say exactly', () => {
  const ownProto: unknown = JSON.parse('{"__proto__":1}')
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
  const hole: unknown = Object.assign([], { 1: 1 })

  it.each([
    ['a fraction', 0.1],
    ['an unsafe integer', 9007199254740992],
    ['NaN', NaN],
    ['a lone surrogate', '\ud800'],
    ['undefined', undefined],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a hole', hole],
    ['an own __proto__', ownProto],
    ['a numeric property name', { '10': 1 }],
    ['33 levels', deep(33)],
  ])('is refused: %s', (_, value) => {
    expect(canonicalText(value)._tag).toBe('Left')
    expect(canonicalText({ nested: [value] })._tag).toBe('Left')
  })

  it('is normalised when it is -0', () => {
    expect(canonicalText(-0)).toEqual({ _tag: 'Right', right: '0' })
  })

  it('is accepted at 32 levels', () => {
    expect(canonicalText(deep(31))._tag).toBe('Right')
  })
})
