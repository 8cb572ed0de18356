/** Where each kind of value begins and ends. */
import {
  Commitment,
  ContactId,
  ContactVia,
  Currency,
  Description,
  IdKey,
  Instant,
  KnownTimeZone,
  Line,
  LocalDate,
  LocalTime,
  MessageId,
  Minutes,
  Money,
  Nonce,
  OpaqueId,
  PositionText,
  Reason,
  SegmentLoggingCompleted,
  SegmentNo,
  TemplateCode,
  TimeZone,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

const x = (length: number) => 'x'.repeat(length)
const X = (length: number) => 'X'.repeat(length)
const half = '\ud800'
const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'

type Row = readonly [t.Any, readonly unknown[], readonly unknown[]]

const rows: readonly Row[] = [
  [TemplateCode, ['A', X(10)], ['', X(11), half]],
  [SegmentNo, ['A', X(20), '2026/SPRING'], ['', X(21), half]],
  [ContactId, ['C', ' p ', x(100)], ['', ' ', x(101), half]],
  [OpaqueId, ['a', x(100)], ['', '\t\n', x(101), half]],
  [Line, ['', ' ', x(100)], [x(101), half]],
  [Description, ['d', x(100)], ['', ' ', x(101), half]],
  [ContactVia, ['+', ' ', x(80)], ['', x(81), half]],
  [Reason, ['r', x(4000)], ['', ' ', x(4001), half]],
  [MessageId, ['<1@m>', 'm', x(998)], ['', ' ', x(999), half]],
  [LocalDate, ['2024-02-29', '0001-01-01'], ['2026-02-29', '2026-2-28', ' 2026-02-28']],
  [
    LocalDate,
    ['9999-12-31'],
    ['2026-02-28 ', '+012026-02-28', '12026-02-28', '2026-02-281', '2026-13-01'],
  ],
  [LocalTime, ['00:00:00', '19:59:59', '23:00:00'], ['24:00:00', '10:60:00', '10:00:60']],
  [LocalTime, ['09:30:00'], ['09:30', '109:30:00', '09:30:000', '9:30:00']],
  [TimeZone, ['Europe/Rome', 'UTC', 'Etc/GMT+5', 'EST5EDT'], ['', '+01:00', '/Rome', 'Europe/']],
  [TimeZone, ['America/Argentina/Salta', x(100)], [x(101), ' UTC', 'UTC ', 'Europe//Rome', '1A']],
  [KnownTimeZone, ['Europe/Rome', 'UTC'], ['Middle/Earth', '+01:00', '']],
  [Instant, ['2026-03-01T09:30:00.000Z'], ['2026-03-01T09:30:00Z', '2026-03-01', 'today']],
  [
    Instant,
    ['0001-01-01T00:00:00.000Z'],
    ['+012026-03-01T09:30:00.000Z', x(24), '2026-02-30T09:30:00.000Z'],
  ],
  [Money, ['0', '12.5', '0.00001', '9999999999999.99999'], ['10000000000000', '0.000001', '00']],
  [Money, ['10', '0.01'], ['', '-1', '1.', '.5', '1.50', '01', '1,5', ' 1', '1 ', '0.10']],
  [Minutes, [0, 1, Number.MAX_SAFE_INTEGER], [-1, 0.5, NaN, Number.MAX_SAFE_INTEGER + 1, '1']],
  [Currency, ['EUR'], ['eur', 'EU', 'EURO', '', ' EUR']],
  [Uuid, [id, id.replace('-4', '-1'), id.replace('-4', '-8')], [id.toUpperCase(), `${id}0`]],
  [Uuid, [id.replace('-9c', '-bc')], [id.replace('-4', '-9'), id.replace('-9c', '-cc'), `0${id}`]],
  [Commitment, [`c1.${x(43)}`, `c1.${'-_9'.repeat(14)}A`], [`c1.${x(42)}`, `c1.${x(44)}`, x(46)]],
  [Commitment, [], [`c2.${x(43)}`, `c1.${x(42)}=`, ` c1.${x(43)}`, `c1-${x(43)}`]],
  [
    Nonce,
    [`${x(42)}A`, `${x(42)}8`],
    [x(43), `${x(41)}A`, `${x(43)}A`, `${x(42)}B`, `${x(42)}AA`, ` ${x(41)}A`],
  ],
  [IdKey, ['0a'.repeat(32)], ['0A'.repeat(32), '0a'.repeat(31), `${'0a'.repeat(32)}0`, x(64)]],
  [PositionText, ['0', '7', '10', '9'.repeat(20)], ['', '-1', '07', '1.5', '9'.repeat(21), ' 1']],
]

const kinds = rows.map(([codec, valid, invalid]) => ({ name: codec.name, codec, valid, invalid }))

describe('a value', () => {
  it.each(kinds)('is $name: $valid', ({ codec, valid }) => {
    expect(valid.filter((value) => !codec.is(value))).toEqual([])
    expect(valid.filter((value) => E.isLeft(codec.decode(value)))).toEqual([])
  })

  it.each(kinds)('is not $name: $invalid', ({ codec, invalid }) => {
    expect(invalid.filter((value) => codec.is(value))).toEqual([])
    expect(invalid.filter((value) => E.isRight(codec.decode(value)))).toEqual([])
  })

  it('of text is no number, and of a number no text', () => {
    for (const codec of [TemplateCode, Line, Money, LocalDate, Uuid])
      for (const value of [7, null, undefined, {}, ['A']]) {
        expect(codec.is(value)).toBe(false)
        expect(E.isLeft(codec.decode(value))).toBe(true)
      }
  })

  it('that counts is a whole number, 0 or more', () => {
    const completed = (run: unknown) => ({ type: 'SegmentLoggingCompleted', data: { run } })
    for (const run of [0, 1, Number.MAX_SAFE_INTEGER]) {
      expect(SegmentLoggingCompleted.is(completed(run))).toBe(true)
      expect(E.isRight(SegmentLoggingCompleted.decode(completed(run)))).toBe(true)
    }
    for (const run of [-1, 0.5, NaN, Infinity, 2 ** 53, '1', null]) {
      expect(SegmentLoggingCompleted.is(completed(run))).toBe(false)
      expect(E.isLeft(SegmentLoggingCompleted.decode(completed(run)))).toBe(true)
    }
  })
})
