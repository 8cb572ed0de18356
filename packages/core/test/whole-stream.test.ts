import { type StoredEvent, type StreamName, wholeStream } from '@interaction-log/core'
import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'

const stream: StreamName = 'note-1'
const at = (version: number, event = sampleEvent()): StoredEvent => ({
  ...event,
  stream,
  version,
  position: BigInt(version),
})
const damaged = (version: number) => E.left({ type: 'StreamDamaged', stream, version })
const [one, two, three] = [at(1), at(2), at(3)] as const
const erasing = at(3, sampleErasingEvent([one, two]))

describe('what a store holds of a stream', () => {
  it('is whole if no version lacks', () => {
    expect(wholeStream(stream, [])).toEqual(E.right({ version: 0, events: [] }))
    expect(wholeStream(stream, [one, two, three])).toEqual(
      E.right({ version: 3, events: [one, two, three] }),
    )
  })

  it('is damaged where a version lacks, or is there twice', () => {
    expect(wholeStream(stream, [two, three])).toEqual(damaged(1))
    expect(wholeStream(stream, [one, three])).toEqual(damaged(2))
    expect(wholeStream(stream, [one, one, two])).toEqual(damaged(1))
    expect(wholeStream(stream, [one, two, { ...three, version: 2 }])).toEqual(damaged(2))
  })

  it('is whole without what its last event erases, erased or not yet', () => {
    const whole = E.right({ version: 3, events: [erasing] })
    expect(wholeStream(stream, [erasing])).toEqual(whole)
    expect(wholeStream(stream, [two, erasing])).toEqual(whole)
    expect(wholeStream(stream, [one, two, erasing])).toEqual(whole)
  })

  it('is damaged without what its last event does not erase', () => {
    const half = at(3, sampleErasingEvent([two]))
    expect(wholeStream(stream, [half])).toEqual(damaged(1))
    expect(wholeStream(stream, [one, half])).toEqual(E.right({ version: 3, events: [one, half] }))
    expect(wholeStream(stream, [erasing, at(4)])).toEqual(damaged(1))
  })
})
