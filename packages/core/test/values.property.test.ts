import {
  canonicalText,
  GroupCode,
  groupStream,
  idOf,
  Instant,
  LocalDate,
  Money,
  SegmentNo,
  TemplateCode,
  templateStream,
} from '@interaction-log/core'
import fc from 'fast-check'
import { manyRuns } from './many-runs.js'

const anyText = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800')) })

describe('a code', () => {
  it.each([TemplateCode, GroupCode, SegmentNo])('is read again as what it is: %#', (codec) => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'grapheme', maxLength: 12 })), (text) => {
        const code = codec.decode(text)
        if (code._tag === 'Right') expect(codec.decode(` ${code.right}\t`)).toEqual(code)
        expect(codec.is(text)).toBe(code._tag === 'Right' && code.right === text)
      }),
      manyRuns(500),
    )
  })

  it('names a stream from which it can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const [template, group] = [TemplateCode.decode(text), GroupCode.decode(text)]
        if (template._tag === 'Right')
          expect(idOf(templateStream(template.right))).toBe(template.right)
        if (group._tag === 'Right')
          expect(groupStream(group.right)).toMatch(/^interactionGroup-[!-~]+$/)
      }),
      manyRuns(500),
    )
  })
})

describe('a value that is accepted', () => {
  it('has a canonical text, however odd the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const accepted = [TemplateCode, SegmentNo, Money].map((codec) => codec.decode(text))
        for (const each of accepted)
          if (each._tag === 'Right') expect(canonicalText(each.right)._tag).toBe('Right')
      }),
      manyRuns(500),
    )
  })

  it('is money in exactly one spelling', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (hundredThousandths) => {
        const whole = String(hundredThousandths / 100_000n)
        const rest = String(hundredThousandths % 100_000n).padStart(5, '0')
        const digits = rest.replace(/0+$/, '')
        const spelled = digits === '' ? whole : `${whole}.${digits}`
        expect(Money.is(spelled)).toBe(true)
        expect(Money.is(`0${spelled}`)).toBe(false)
        expect(Money.is(`${whole}.${digits}0`)).toBe(false)
      }),
      manyRuns(500),
    )
  })

  it('is a day or an instant of the calendar', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, (time) => {
        expect(Instant.is(time.toISOString())).toBe(true)
        expect(LocalDate.is(time.toISOString().slice(0, 10))).toBe(true)
        expect(LocalDate.is(time.toISOString().slice(0, 8) + '32')).toBe(false)
      }),
      manyRuns(500),
    )
  })
})
