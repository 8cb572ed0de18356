import { existsSync, writeFileSync } from 'node:fs'
import { fileOf, newLog } from './cli.js'

const mapping = {
  source: 'odd',
  key: '{id}',
  groups: [{ code: 'G', description: 'Group' }],
  templates: [{ code: 'T', groupCode: 'G', description: 'Template' }],
  fields: { contactId: 'c-{id}', templateCode: 'T', date: '{date}', description: '{about}' },
}

let files = 0
const nextName = (ending: string): string => `odd-${String(++files)}.${ending}`

/** Imports a file of these bytes into a log of its own. */
const importing = async (content: string | Buffer, changes: object = {}) => {
  const log = newLog()
  const csv = fileOf(nextName('csv'), '')
  writeFileSync(csv, content)
  const map = fileOf(nextName('json'), JSON.stringify({ ...mapping, ...changes }))
  const answer = await log.cli('import', csv, '--mapping', map, '--currency', 'EUR')
  const entries = async () =>
    (await log.done('log', '--json'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { contactId: string; description: string })
  return { ...log, ...answer, csv, map, entries }
}

const notClosed =
  'a quote opens here, and is not closed at the end of its value. Close it, and double those inside of the value'

jest.setTimeout(60_000)

describe('a file that is no CSV from some line on', () => {
  it('says where the quote opens, after what became of the rows before it', async () => {
    const { code, stdout, stderr, csv, entries } = await importing(
      [
        'id,date,about',
        '1,2026-03-01,one',
        '2,2026-02-30,two',
        '',
        '3,2026-03-01,"of two',
        'lines"',
        '4,2026-03-01,"four',
        '5,2026-03-01,five',
      ].join('\n'),
    )
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        `${csv}, line 3: date: this is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-02-28.\n` +
        `${csv}, line 7: ${notClosed}.\n`,
    })
    expect(stdout).toMatch(/^Recorded: 2\n.*\n.*\nRefused: {2}1\n/)
    expect((await entries()).map(({ contactId }) => contactId)).toEqual(['c-1', 'c-3'])
  })

  it.each([
    ['in the first value of a row, after empty lines', '1,,\n\n \n"2,,\n3,,\n', 5, notClosed],
    ['in a later line of a row', '1,2026-03-01,"a\r\nb","c\r\n2,,\r\n', 3, notClosed],
    ['closed by the quote of another value', '1,,"one\n2,,"two"\n', 2, notClosed],
    ['followed by text', '1,,"one" or two\n', 2, notClosed],
    [
      'inside a value',
      '1,,12" record\n',
      2,
      'a quote stands inside a value that does not begin with one. Put the value in quotes and double those in it',
    ],
    [
      'in a row without an end',
      `1,,"${`${'x'.repeat(99)}\n`.repeat(42_000)}`,
      2,
      'this row has more than 4 MiB. Is a quote in it not closed',
    ],
  ])('has a quote %s', async (_, rows, line, because) => {
    const { code, stderr, csv } = await importing(`id,date,about\n${rows}`)
    expect(code).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toBe(`${csv}, line ${String(line)}: ${because}.`)
  })

  it('may be one of another encoding', async () => {
    const latin = Buffer.from('id,date,about\n1,2026-03-01,one\n2,2026-03-01,caf\xe9\n', 'latin1')
    const { file, code, stderr, csv } = await importing(latin)
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${csv}, line 3: this is not UTF-8.\n` })
    expect(existsSync(file)).toBe(false)
    const long = Buffer.concat([
      Buffer.from(`id,date,about\n${`1,2026-03-01,${'é'.repeat(50)}\n`.repeat(1200)}`),
      Buffer.from('2,2026-03-01,caf\xe9\n', 'latin1'),
    ])
    const { stdout, ...later } = await importing(long)
    expect(later.stderr).toBe(`${later.csv}, line 1202: this is not UTF-8.\n`)
    expect(stdout).toMatch(/^Recorded: 1\n/)
    const cut = await importing(Buffer.from('id,date,about\n1,2026-03-01,é').subarray(0, -1))
    expect(cut.stderr).toBe(`${cut.csv}, line 2: this is not UTF-8.\n`)
  })
})

describe('lines are counted as an editor does,', () => {
  it.each([
    ['LF', '\n', '\n'],
    ['CRLF', '\r\n', '\r\n'],
    ['CR', '\r', '\r'],
    ['CRLF with LF inside of values', '\r\n', '\n'],
    ['LF with CRLF inside of values', '\n', '\r\n'],
  ])('with %s', async (_, end, inside) => {
    const pad = '.'.repeat(500)
    const rows = Array.from(
      { length: 300 },
      (__, n) => `${String(n)},2026-03-01,"a${inside}b",${pad}`,
    )
    const { stderr, csv, entries } = await importing(
      ['\u{FEFF}id,date,about,pad', ...rows, 'x,never,,', 'y,2026-03-01'].join(end),
    )
    expect(stderr).toBe(
      `${csv}, line 602: date: this is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-02-28.\n` +
        `${csv}, line 603: this line has 2 values, not 4 as the first line has columns.\n`,
    )
    expect((await entries())[299]?.description).toBe(`a${inside}b`)
  })

  it('with LF and CRLF in turn', async () => {
    const { stderr, csv } = await importing(
      'id,date,about\r\n1,2026-03-01,\n2,2026-03-01,\r\n3,never,\n',
    )
    expect(stderr).toBe(
      `${csv}, line 4: date: this is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-02-28.\n`,
    )
  })
})

describe('columns', () => {
  it('without a name are left alone', async () => {
    const { code, entries } = await importing('id,date,about,,\n1,2026-03-01,one,x,\n')
    expect(code).toBe(0)
    expect(await entries()).toHaveLength(1)
  })

  it('may hold NUL, a megabyte, and names that objects have', async () => {
    const fields = { ...mapping.fields, contactId: '{__proto__}' }
    const { code, stderr, csv, entries } = await importing(
      `id,date,about,__proto__\n1,2026-03-01,a\0b,c\n2,2026-03-01,${'x'.repeat(1e6)},c\n`,
      { fields },
    )
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${csv}, line 3: description: use at most 100 characters.\n`,
    })
    expect(await entries()).toMatchObject([{ contactId: 'c', description: 'a\0b' }])
  })
})
