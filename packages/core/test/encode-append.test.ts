import { appendLimit, encodeAppend, type JsonObject, type StreamName } from '@interaction-log/core'
import { sampleEvent } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'

const stream: StreamName = 'note-1'
const notCanonical = (index: number, path: string, because: string) =>
  E.left({ type: 'EventNotCanonical', stream, index, path, because })
const odd = (data: unknown) => sampleEvent({ data: data as JsonObject })
const oddly = (metadata: unknown) => sampleEvent({ metadata: metadata as JsonObject })

describe('an append', () => {
  it('holds at least one event', () => {
    const because = 'an append must hold at least one event'
    expect(encodeAppend(stream, [])).toEqual(notCanonical(0, '', because))
  })

  it('is of objects', () => {
    for (const none of [null, 'text', 7, [1]]) {
      const because = 'it must be an object'
      expect(encodeAppend(stream, [odd(none)])).toEqual(notCanonical(0, 'data', because))
      expect(encodeAppend(stream, [oddly(none)])).toEqual(notCanonical(0, 'metadata', because))
    }
  })

  it('says which event is refused, and where in it', () => {
    const because = 'a number must be an integer'
    expect(encodeAppend(stream, [sampleEvent(), odd({ a: { b: 0.5 } })])).toEqual(
      notCanonical(1, 'data.a.b', because),
    )
    expect(encodeAppend(stream, [sampleEvent(), sampleEvent(), oddly({ a: [0.5] })])).toEqual(
      notCanonical(2, 'metadata.a[0]', because),
    )
  })

  it('is kept as canonical text, event by event', () => {
    const [one, two] = [odd({ b: 1, a: -0 }), oddly({ z: '', y: null })]
    expect(encodeAppend(stream, [one, two])).toMatchObject({
      right: [
        { event: one, data: '{"a":0,"b":1}' },
        { event: two, data: '{"text":"a note"}', metadata: '{"y":null,"z":""}' },
      ],
    })
  })

  it('has 900,000 bytes of data and metadata at most, all its events together', () => {
    /** As JSON, data {"t":"…"} and metadata {} have this many bytes. */
    const event = (bytes: number, letter: string) => {
      const text = letter.repeat((bytes - 10) / Buffer.byteLength(letter))
      return sampleEvent({ data: { t: text }, metadata: {} })
    }
    expect(appendLimit).toBe(900_000)
    const half = event(450_000, 'é')
    expect(E.isRight(encodeAppend(stream, [half, event(450_000, 'x')]))).toBe(true)
    expect(encodeAppend(stream, [half, event(450_001, 'x')])).toEqual(
      E.left({ type: 'EventTooLarge', stream, bytes: 900_001, limit: 900_000 }),
    )
  })
})
