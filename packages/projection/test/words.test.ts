import { words } from '@interaction-log/projection'

describe('the words of a text (rule R142)', () => {
  it.each([
    ['Grüner Apfel', 'gruner APFEL'],
    ['STRASSE', 'Straße'],
    ['ΟΔΌΣ', 'οδος'],
    ['Ёлка', 'елка'],
    ['cafe\u0301', 'café'],
    ['ﬁnal', 'final'],
    ['ｗｉｄｅ', 'wide'],
  ])('are the same in %s and %s', (one, other) => {
    expect(words(one)).toEqual(words(other))
  })

  it.each([
    ['한국', '하국'],
    ['が', 'か'],
    ['नि', 'न'],
    ['12', '1 2'],
  ])('are not the same in %s and %s', (one, other) => {
    expect(words(one)).not.toEqual(words(other))
  })

  it('are runs of letters and digits', () => {
    expect(words('re: 2. invoice (no. A-17), "paid"!\n')).toEqual([
      'RE',
      '2',
      'INVOICE',
      'NO',
      'A',
      '17',
      'PAID',
    ])
    expect(words(' ?! * "\u{1f600}" ')).toEqual([])
  })

  it('are cut where they are very long, and stay well-formed', () => {
    const long = `${'x'.repeat(63)}\u{10400}\u{10400}`
    expect(words(long).map((word) => word.isWellFormed())).toEqual([true])
    expect(words('y'.repeat(1_000))).toEqual(['Y'.repeat(64)])
  })
})
