/** The log on the command line: what is selected, in which order and form. */
import { parse } from 'csv-parse/sync'
import { fileOf, logWithTemplates } from './cli.js'

jest.setTimeout(60_000)

const call = ['--template', 'INCOME', '--salesperson', 'S1'] as const

const officeWithCalls = async () => {
  const office = await logWithTemplates()
  const recorded = [
    ['--contact', 'P1', '--date', '2026-03-03', '--description', '=HYPERLINK("http://x")'],
    ['--contact', 'P2', '--date', '2026-03-01', '--contact-via', '+39 02 555'],
    [
      '--contact',
      'P1',
      '--date',
      '2026-03-02',
      '--description',
      'He said "no", then left\nat once',
    ],
    ['--contact', '@P3', '--date', '2026-03-04', '--description', '-1', '--campaign', 'CP1'],
  ]
  const ids: string[] = []
  for (const given of recorded) ids.push(await office.record(...call, ...given))
  const jsonOf = async (...argv: readonly string[]) => {
    const lines = (await office.done('log', '--json', ...argv)).trim().split('\n')
    return lines.map((line) => (JSON.parse(line) as { interactionId: string }).interactionId)
  }
  return { ...office, ids, jsonOf }
}

describe('log', () => {
  it('selects by all that is given, sorts, and counts', async () => {
    const { done, ids, jsonOf } = await officeWithCalls()
    const [first, second, third, fourth] = ids
    expect(await jsonOf('--contact', 'P1')).toEqual([third, first])
    expect(await jsonOf('--contact', 'P1', '--date-from', '2026-03-03')).toEqual([first])
    expect(await jsonOf('--sort', 'date', '--descending')).toEqual([fourth, first, third, second])
    expect(await jsonOf('--text', 'SAID lef')).toEqual([third])
    expect(await jsonOf('--no-attempt-failed', '--sort', 'contact')).toEqual([
      ...[fourth, first, third, second],
    ])
    expect(await done('log', '--count')).toBe('4\n')
    expect(await done('log', '--campaign', 'CP1', '--count')).toBe('1\n')
    expect(await done('log', '--attempt-failed', '--count')).toBe('0\n')
  })

  it('takes its own codes in lower case, and ids of other systems as they are', async () => {
    const { done } = await officeWithCalls()
    const count = async (...options: readonly string[]) => done('log', '--count', ...options)
    expect(await count('--template', 'income', '--group', 'phone')).toBe('4\n')
    expect(await count('--salesperson', 'S1', '--contact', 'P1')).toBe('2\n')
    expect(await count('--salesperson', 's1')).toBe('0\n')
    expect(await count('--contact', 'p1')).toBe('0\n')
  })

  it('takes instants to minutes or finer, with Z or an offset', async () => {
    const { done } = await officeWithCalls()
    const count = async (...bounds: readonly string[]) => done('log', '--count', ...bounds)
    for (const instant of ['2999-01-01T00:00Z', '2999-01-01T00:00:00+01:00'])
      expect(await count('--recorded-to', instant)).toBe('4\n')
    expect(await count('--recorded-from', '2999-01-01T00:00:00.000-05:00')).toBe('0\n')
  })

  it('prints one page of many', async () => {
    const { done, ids, jsonOf } = await officeWithCalls()
    expect(await jsonOf('--page', '1', '--page-size', '3')).toEqual(ids.slice(0, 3))
    expect(await jsonOf('--page', '2', '--page-size', '3')).toEqual(ids.slice(3))
    expect(await jsonOf('--page-size', '2')).toEqual(ids.slice(0, 2))
    expect(await jsonOf('--page', '1')).toEqual(ids)
    expect(await done('log', '--json', '--page', '3', '--page-size', '3')).toBe('')
    expect(await done('log', '--page', '2', '--csv')).toMatch(/^entryNo,.*\r\n$/)
  })

  it('prints CSV with every field, and no formula (rule R171)', async () => {
    const { done, ids } = await officeWithCalls()
    const csv = await done('log', '--csv')
    expect(csv.replaceAll('\r\n', '').replaceAll('left\nat', '')).not.toMatch(/[\r\n]/)
    const rows: Record<string, string>[] = parse(csv, { columns: true })
    expect(rows.map((row) => row['interactionId'])).toEqual(ids)
    expect(rows.map((row) => row['description'])).toEqual([
      '\'=HYPERLINK("http://x")',
      'Incoming call',
      'He said "no", then left\nat once',
      "'-1",
    ])
    expect(rows.map((row) => row['contactVia'])).toEqual(['', "'+39 02 555", '', ''])
    expect(rows.map((row) => row['contactId'])).toEqual(['P1', 'P2', 'P1', "'@P3"])
    expect(rows[3]).toMatchObject({
      status: 'recorded',
      source: 'manual',
      campaignNo: 'CP1',
      campaignTarget: 'false',
      attemptFailed: 'false',
      canceledAt: '',
    })
  })

  it('prints no control character, in JSON escaped', async () => {
    const { done, record } = await logWithTemplates()
    const description = 'a\tb\u001b[31mc\nd'
    await record(...call, '--contact', 'P1', '--date', '2026-03-03', '--description', description)
    const [row]: Record<string, string>[] = parse(await done('log', '--csv'), { columns: true })
    expect(row?.['description']).toBe('a\u{FFFD}b\u{FFFD}[31mc\nd')
    const json = await done('log', '--json')
    expect(json).toContain(String.raw`a\tb\u001b[31mc\nd`)
    expect(JSON.parse(json)).toMatchObject({ description })
  })

  it('prints in CSV the names that contacts have now, and the head if there is nothing', async () => {
    const { done } = await officeWithCalls()
    const contacts = fileOf('named.csv', 'id,name\nP1,"Ann, of C"\nP2,\n@P3,\n')
    const csv = await done('log', '--csv', '--contacts', contacts, '--contact', 'P1')
    const rows: Record<string, string>[] = parse(csv, { columns: true })
    expect(rows.map((row) => row['contactName'])).toEqual(['Ann, of C', 'Ann, of C'])
    const none = await done('log', '--csv', '--contact', 'nobody')
    expect(none).toBe(`${(await done('log', '--csv')).split('\r\n')[0] ?? ''}\r\n`)
  })

  it.each([
    [['--json', '--csv']],
    [['--count', '--sort', 'date']],
    [['--page', '0']],
    [['--page-size', '1001']],
    [['--page', 'two']],
    [['--page', '0x10']],
    [['--page', '1e3']],
    [['--page', ' 1 ']],
    [['--page-size', '1.0']],
    [['--recorded-to', 'yesterday']],
  ])('takes %j for wrong usage', async (argv) => {
    const { cli } = await logWithTemplates()
    expect((await cli('log', ...argv)).code).toBe(2)
  })
})
