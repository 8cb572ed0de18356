import * as core from '@interaction-log/core'
import fc from 'fast-check'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manyRuns } from './many-runs.js'

const folder = join(__dirname, 'golden')

const codecs: Readonly<Record<string, t.Mixed>> = {
  ...core.logEvents,
  ...core.interactionEvents,
  ...core.groupEvents,
  ...core.templateEvents,
  ...core.purgeBatchEvents,
  ...core.templateSetupEvents,
  ...core.segmentEvents,
  ...core.worksheetEvents,
  ...core.holdEvents,
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const golden = readdirSync(folder)
  .filter((file) => /^[A-Z]\w+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { event: Fields })
  .map(({ event: { type, data } }) => ({ type: String(type), data }))

const isCodec = (value: unknown): value is t.Mixed => value instanceof t.Type

const isPair = (codecs: t.Mixed[]): codecs is [t.Mixed, t.Mixed, ...t.Mixed[]] => codecs.length > 1

/** The same codec, of nothing but what io-ts makes. */
const ofIoTs = (codec: t.Mixed): t.Mixed => {
  const inner = 'type' in codec && isCodec(codec.type) ? ofIoTs(codec.type) : undefined
  if (inner !== undefined && codec instanceof t.ReadonlyType) return t.readonly(inner, codec.name)
  if (inner instanceof t.InterfaceType && codec instanceof t.ExactType)
    return t.exact(inner, codec.name)
  if (inner !== undefined && codec instanceof t.ReadonlyArrayType)
    return t.readonlyArray(inner, codec.name)
  if ('props' in codec && isFields(codec.props)) {
    const props = Object.entries(codec.props).flatMap(([name, prop]) =>
      isCodec(prop) ? [[name, ofIoTs(prop)] as const] : [],
    )
    return codec instanceof t.InterfaceType ? t.type(Object.fromEntries(props), codec.name) : codec
  }
  if ('types' in codec && Array.isArray(codec.types)) {
    const types = codec.types.filter(isCodec).map(ofIoTs)
    return codec instanceof t.UnionType && isPair(types) ? t.union(types, codec.name) : codec
  }
  return codec
}

const changed = (event: unknown): fc.Arbitrary<unknown> => {
  if (!isFields(event))
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(event) },
      fc.constantFrom(null, undefined, NaN, -0, '', ' onsite ', '2026-02-30', '2025-02-29', {}, []),
      fc.jsonValue({ maxDepth: 1 }),
    )
  const names = Object.keys(event)
  const properties = fc.record(
    Object.fromEntries(Object.entries(event).map(([name, value]) => [name, changed(value)])),
  )
  return fc
    .tuple(
      properties,
      fc.oneof({ weight: 3, arbitrary: fc.constant(names) }, fc.shuffledSubarray(names)),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.constant({ addedLater: 1 })),
    )
    .map(([values, kept, more]) => ({
      ...Object.fromEntries(kept.map((name) => [name, values[name]])),
      ...more,
    }))
}

const said = (decoded: t.Validation<unknown>): unknown =>
  decoded._tag === 'Right' ? decoded.right : PathReporter.report(decoded)

describe.each(golden)('an event of type $type, whatever has become of it', (event) => {
  const codec = codecs[event.type] ?? t.undefined
  const expected = ofIoTs(codec)

  it('is decoded to what io-ts would make of it, or refused in the same words', () => {
    expect(codec.is(codec.decode(event)._tag === 'Right' ? event : undefined)).toBe(true)
    fc.assert(
      fc.property(changed(event), (input) => {
        expect(said(codec.decode(input))).toEqual(said(expected.decode(input)))
      }),
      manyRuns(300),
    )
  })
})

describe('days and instants', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const texts = ['0000', '1900', '2000', '2024', '2026', '9999'].flatMap((year) =>
    Array.from({ length: 14 * 33 }, (_, n) => `${year}-${two(Math.floor(n / 33))}-${two(n % 33)}`),
  )
  const isOfCalendar = (day: string) => {
    const time = Date.parse(`${day}T00:00:00.000Z`)
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
  }

  it('are those of the calendar, and no others', () => {
    const days = texts.filter((day) => core.LocalDate.is(day))
    expect(days).toEqual(texts.filter(isOfCalendar))
    expect(texts.filter((day) => core.Instant.is(`${day}T23:59:59.999Z`))).toEqual(days)
  })

  it.each([
    'T24:00:00.000Z',
    'T23:60:00.000Z',
    'T23:59:60.000Z',
    'T23:59:59.999',
    'T23:59:59Z',
    '',
  ])('are not written otherwise: %s', (time) => {
    expect(core.Instant.is(`2026-03-01${time}`)).toBe(false)
  })
})
