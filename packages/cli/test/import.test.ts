import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf, folder, newLog, runIn } from './cli.js'

const root = join(__dirname, '..', '..', '..')
const bankMapping = join(root, 'examples', 'bank-marketing.mapping.json')

interface Entry {
  readonly interactionId: string
  readonly contactId: string
  readonly templateCode: string
  readonly date: string
  readonly durationMinutes: number
  readonly description: string
  readonly evaluation: string
  readonly campaign: { readonly no: string } | null
  readonly segment: { readonly no: string } | null
}

const entriesOf = (lines: string): readonly Entry[] =>
  lines
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)

const mapping = {
  source: 'calls',
  key: '{no}',
  groups: [{ code: 'PHONE', description: 'Telephone' }],
  templates: [{ code: 'CALL', groupCode: 'PHONE', description: 'Call' }],
  fields: {
    contactId: 'c-{client}',
    templateCode: 'CALL',
    date: { day: '{day}', month: '{month}', year: { first: 2008 } },
    durationMinutes: { seconds: '{seconds}' },
    contactVia: '{phone}',
    attemptFailed: { text: '{reached}', values: { yes: false, no: true } },
  } as Record<string, unknown>,
}

let files = 0
const mappingFile = (changes: object = {}): string =>
  fileOf(`${String(++files)}.json`, JSON.stringify({ ...mapping, ...changes }))

const csvFile = (...rows: readonly string[]): string =>
  fileOf(
    `${String(++files)}.csv`,
    ['no,client,day,month,seconds,phone,reached', ...rows, ''].join('\n'),
  )

const begin = ['--currency', 'EUR']

describe('import', () => {
  it('records a row each; running it again changes nothing', async () => {
    const { done } = newLog()
    const csv = csvFile('1,7,5,3,61,+39 02,yes', '2,8,6,3,60,,no', '3,9,6,3,,"+39, 06",yes')
    const map = mappingFile()
    expect(await done('import', csv, '--mapping', map, ...begin)).toMatch(
      /^Recorded: 3\nRepeated: 0 .*\nSkipped: {2}0 .*\nRefused: {2}0\n\d+\.\d s, \d+ events\/s\n$/,
    )
    const log = await done('log', '--json')
    expect(entriesOf(log)).toMatchObject([
      {
        contactId: 'c-7',
        date: '2008-03-05',
        durationMinutes: 2,
        contactVia: '+39 02',
        attemptFailed: false,
        source: { type: 'import', batch: 'calls' },
      },
      { contactId: 'c-8', durationMinutes: 1, contactVia: null, attemptFailed: true },
      { contactId: 'c-9', durationMinutes: 0, contactVia: '+39, 06' },
    ])
    expect(await done('import', csv, '--mapping', map)).toMatch(/^Recorded: 0\nRepeated: 3 /)
    expect(await done('log', '--json')).toBe(log)
  })

  it('never brings back what was purged', async () => {
    const { done } = newLog()
    const csv = csvFile('1,7,5,3,61,,yes', '2,8,6,3,60,,no')
    const map = mappingFile()
    await done('import', csv, '--mapping', map, ...begin)
    const [first] = entriesOf(await done('log', '--json'))
    await done('cancel', first?.interactionId ?? '')
    await done('purge', '--all', '--basis', 'subjectRequest')
    expect(await done('import', csv, '--mapping', map)).toMatch(
      /^Recorded: 0\nRepeated: 1 .*\nSkipped: {2}1 /,
    )
    expect(entriesOf(await done('log', '--json'))).toHaveLength(1)
  })

  it('reports what a row refuses by line and field, and goes on', async () => {
    const { cli, done } = newLog()
    const csv = csvFile(
      '1,7,5,3,61,,yes',
      '2,8,30,2,60,,yes',
      '3,,6,3,60,,yes',
      '4,8,6,3,a while,,yes',
      '5,8,6,3,60,,perhaps',
      '6,8,6,13,60,,yes',
      '7,8,6,3',
      '',
      ',8,6,3,60,,yes',
      `8,8,6,3,60,${'1'.repeat(81)},yes`,
      '1,8,6,3,60,,yes',
      '9,8,7,3,60,,yes',
    )
    const calendar = 'Write it as YYYY-MM-DD, for example 2026-02-28.'
    const { code, stdout, stderr } = await cli('import', csv, '--mapping', mappingFile(), ...begin)
    expect({ code, stderr: stderr.trim().split('\n') }).toEqual({
      code: 1,
      stderr: [
        `${csv}, line 3: date: this is not a day of the calendar. ${calendar}`,
        `${csv}, line 4: contactId: name the contact.`,
        `${csv}, line 5: durationMinutes: expected seconds, a number, 0 or more.`,
        `${csv}, line 6: attemptFailed: expected one of "yes", "no".`,
        `${csv}, line 7: date: this is not a day of the calendar. ${calendar}`,
        `${csv}, line 8: this line has 4 values, not 7 as the first line has columns.`,
        `${csv}, line 10: key: expected 1 to 100 characters, not only spaces.`,
        `${csv}, line 11: contactVia: expected 1 to 80 characters.`,
        `${csv}, line 12: key {no}: line 2 has the same key and other values. Choose a key that each row has for itself.`,
      ],
    })
    expect(stdout).toMatch(/^Recorded: 2\n.*\n.*\nRefused: {2}9\n/)
    expect(entriesOf(await done('log', '--json')).map(({ date }) => date)).toEqual([
      '2008-03-05',
      '2008-03-07',
    ])
  })

  it('says which rows an earlier import has recorded with other values', async () => {
    const { cli, done } = newLog()
    await done('import', csvFile('1,7,5,3,61,,yes'), '--mapping', mappingFile(), ...begin)
    const csv = csvFile('1,7,5,3,61,,yes', '1,8,5,3,61,,yes', '2,7,5,3,61,,yes', '2,8,5,3,61,,yes')
    const map = mappingFile({ key: 'call {no}' })
    await done('import', csvFile('2,9,5,3,61,,yes'), '--mapping', map)
    const another = 'Choose a key that each row has for itself.'
    expect(await cli('import', csv, '--mapping', map)).toMatchObject({
      code: 1,
      stderr:
        `${csv}, line 3: key call {no}: line 2 has the same key and other values. ${another}\n` +
        `${csv}, line 4: key call {no}: an earlier import recorded this row with other values, or by another mapping. It stays as it was; to change it, cancel it and record it anew.\n` +
        `${csv}, line 5: key call {no}: line 4 has the same key and other values. ${another}\n`,
      stdout: expect.stringMatching(/^Recorded: 1\n[^]*Refused: {2}3\n/) as unknown,
    })
  })

  it('names the place in the mapping of what cannot be defined', async () => {
    const { cli } = newLog()
    const map = mappingFile({ templates: [{ code: 'CALL', groupCode: 'NONE' }] })
    const csv = csvFile('1,7,5,3,61,,yes')
    expect(await cli('import', csv, '--mapping', map, ...begin)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${map}: templates.0.groupCode: there is no group NONE. Define it.\n`,
    })
  })

  it('takes the year from the order of rows, with late rows at the end of a year', async () => {
    const { cli, done } = newLog()
    const days = ['30,12', '31,12', '1,1', '31,12', '2,1', '28,2', '31,2', '30,1', '5,11', '4,10']
    const csv = csvFile(...days.map((day, no) => `${String(no)},7,${day},60,,yes`))
    const { stderr } = await cli('import', csv, '--mapping', mappingFile(), ...begin)
    expect(stderr).toMatch(/^.*, line 8: date: this is not a day of the calendar.*\n$/)
    expect(entriesOf(await done('log', '--json')).map(({ date }) => date)).toEqual([
      '2008-12-30',
      '2008-12-31',
      '2009-01-01',
      '2008-12-31',
      '2009-01-02',
      '2009-02-28',
      '2009-01-30',
      '2009-11-05',
      '2010-10-04',
    ])
  })

  it('reads another delimiter, a byte order mark and a year of its own', async () => {
    const { done } = newLog()
    const csv = fileOf('semicolons.csv', '\u{FEFF}nr;tag;monat;jahr\r\n1;5;märz;2020\r\n')
    const map = mappingFile({
      delimiter: ';',
      key: '{nr}',
      fields: {
        contactId: 'c-{nr}',
        templateCode: 'CALL',
        date: {
          day: '{tag}',
          month: { text: '{monat}', values: { märz: 3 } },
          year: '{jahr}',
        },
        durationMinutes: 4,
        campaignNo: '{date.month}/{date.year}',
      },
    })
    await done('import', csv, '--mapping', map, ...begin)
    expect(entriesOf(await done('log', '--json'))).toMatchObject([
      { date: '2020-03-05', durationMinutes: 4, campaign: { no: '03/2020' } },
    ])
  })

  it('shows a bar on a terminal, with what is refused above it', async () => {
    const { file } = newLog()
    const csv = csvFile('1,7,5,3,61,,yes', '2,8,30,2,60,,yes')
    const argv = ['import', csv, '--mapping', mappingFile(), ...begin, '--log', file]
    const { code, stdout, stderr } = await runIn({ INTERACTION_LOG_ACTOR: 'u-1' }, argv, {
      isTTY: true,
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Recorded: 1\n/)
    expect(stderr).toContain(`${csv}, line 3: date: this is not a day of the calendar.`)
    expect(stderr).toContain('100% | 1 recorded, 0 repeated, 1 refused')
  })

  it('uses the groups and templates that exist', async () => {
    const { done } = newLog()
    await done('group', 'define', 'PHONE', '--description', 'Ours', ...begin)
    await done('template', 'define', 'CALL', '--group', 'PHONE', '--description', 'Our call')
    await done('import', csvFile('1,7,5,3,61,,yes'), '--mapping', mappingFile())
    expect(entriesOf(await done('log', '--json'))).toMatchObject([{ description: 'Our call' }])
    expect(await done('group', 'list')).toContain('Ours')
  })

  it('refuses a file that is not UTF-8, or that names a column twice', async () => {
    const { file, cli } = newLog()
    const header = 'id,contact,day,month,seconds,result,y'
    const latin = fileOf('latin.csv', '')
    writeFileSync(latin, Buffer.from(`${header}\n1,caf\xe9,5,3,61,,yes\n`, 'latin1'))
    expect(await cli('import', latin, '--mapping', mappingFile(), ...begin)).toMatchObject({
      code: 1,
      stderr: `${latin}, line 2: this is not UTF-8.\n`,
    })
    const twice = fileOf('twice.csv', 'id,id,contact\n1,2,3\n')
    expect(await cli('import', twice, '--mapping', mappingFile(), ...begin)).toMatchObject({
      code: 1,
      stderr: `${twice}, line 1: columns 1 and 2 have the same name.\n`,
    })
    expect(existsSync(file)).toBe(false)
  })

  it('refuses a mapping by the name of its field, before there is a log', async () => {
    const { file, cli } = newLog()
    const csv = csvFile('1,7,5,3,61,,yes')
    const { fields } = mapping
    const rule =
      'text such as "client-{id}", a constant, {"text", "values"}, {"seconds"}, {"minutes"} or {"day", "month", "year"}'
    const aKey = 'text that names a column of each row, such as "{id}"'
    const nothing = 'expected nothing: there is no such field.'
    const refused: readonly (readonly [string, object])[] = [
      ['source: expected 1 to 100 characters, not only spaces.', { source: '' }],
      ['sources: there is no such field. Check its spelling.', { sources: 'x' }],
      ['key: expected columns of the file; there is no "id".', { key: '{id}' }],
      [
        'key: expected columns of the file; there is no "no", and the file has only one. Which "delimiter" has it.',
        { delimiter: ';' },
      ],
      ...['', 'no', '{}', '{no', 5].map((key) => [`key: expected ${aKey}.`, { key }] as const),
      [`key: expected ${aKey}; it is missing.`, { key: undefined }],
      ['fields: expected an object with a rule for each field.', { fields: 'all' }],
      ['groups.0: expected a group.', { groups: [5] }],
      ['templates.0: expected a template.', { templates: ['CALL'] }],
      [
        'fields.subject: expected columns of the file; there is no "".',
        { fields: { ...fields, subject: '{}' } },
      ],
      [`fields.contact: ${nothing}`, { fields: { ...fields, contact: 'x' } }],
      [`fields.source: ${nothing}`, { fields: { ...fields, source: 'x' } }],
      [`fields.date: expected ${rule}; it is missing.`, { fields: { ...fields, date: undefined } }],
      [`fields.cost: expected ${rule}.`, { fields: { ...fields, cost: { second: '{x}' } } }],
      [
        'fields.subject: expected columns of the file; there is no "topic".',
        { fields: { ...fields, subject: '{topic}' } },
      ],
      [
        'fields.date: expected columns of the file; there is no "year".',
        { fields: { ...fields, date: '{year}-01-01' } },
      ],
      [`groups.0.name: ${nothing}`, { groups: [{ code: 'G', name: 'G' }] }],
      [
        'templates.0.groupCode: expected a code of 1 to 10 characters; it is missing.',
        { templates: [{ code: 'T' }] },
      ],
      [
        'groups.0.description: expected at most 100 characters; it is missing.',
        { groups: [{ code: 'G' }] },
      ],
      [
        'templates.0.languages.0.description: expected at most 100 characters; it is missing.',
        {
          templates: [
            { code: 'T', groupCode: 'G', languages: [{ language: 'it', attachmentId: null }] },
          ],
        },
      ],
      [`templates.0.colour: ${nothing}`, { templates: [{ code: 'T', groupCode: 'G', colour: 1 }] }],
      ...[1, '', '"', '\n', ';;'].map(
        (delimiter) => ['delimiter: expected one character such as ";".', { delimiter }] as const,
      ),
    ]
    for (const [sentence, changes] of refused) {
      const map = mappingFile(changes)
      expect(await cli('import', csv, '--mapping', map, ...begin)).toEqual({
        code: 1,
        stdout: '',
        stderr: `${map}: ${sentence}\n`,
      })
    }
    const noJson = fileOf('no.json', '{ source: calls }')
    expect(await cli('import', csv, '--mapping', noJson, ...begin)).toMatchObject({
      code: 1,
      stderr: `${noJson}: this is not valid JSON.\n`,
    })
    const missing = join(folder, 'missing.json')
    expect(await cli('import', csv, '--mapping', missing, ...begin)).toMatchObject({
      code: 3,
      stderr: `${missing} cannot be read (ENOENT).\n`,
    })
    expect(existsSync(file)).toBe(false)
  })

  it('refuses a file that cannot be read, before there is a log', async () => {
    const { file, cli } = newLog()
    const map = mappingFile()
    const missing = join(folder, 'no.csv')
    expect(await cli('import', missing, '--mapping', map, ...begin)).toMatchObject({
      code: 3,
      stderr: `${missing}: it cannot be read (ENOENT).\n`,
    })
    const empty = fileOf('empty.csv', '')
    expect(await cli('import', empty, '--mapping', map, ...begin)).toMatchObject({
      code: 1,
      stderr: `${empty}, line 1: it is empty.\n`,
    })
    expect(existsSync(file)).toBe(false)
  })
})

describe('the bank marketing example', () => {
  const columns =
    'id,age,job,marital,education,default,balance,housing,loan,contact,day,month,duration,campaign,pdays,previous,poutcome,y'
  const row = (id: number, contact: string, day: number, month: string, y: string) =>
    `${String(id)},58,management,married,tertiary,no,2143,yes,no,${contact},${String(day)},${month},261,1,-1,0,unknown,${y}`

  it('maps each row to an interaction', async () => {
    const { done } = newLog()
    const csv = fileOf(
      'bank.csv',
      [
        columns,
        row(1, 'unknown', 5, 'may', 'no'),
        row(2, 'cellular', 31, 'dec', 'yes'),
        row(3, 'telephone', 2, 'jan', 'no'),
      ].join('\n'),
    )
    await done('import', csv, '--mapping', bankMapping, ...begin)
    expect(entriesOf(await done('log', '--json'))).toMatchObject([
      {
        contactId: 'client-1',
        templateCode: 'CALL',
        date: '2008-05-05',
        durationMinutes: 5,
        evaluation: 'negative',
        description: 'Term deposit offered, call 1 of this campaign',
        campaign: { no: 'DEPOSIT-2008', target: true },
        segment: { no: 'DEPOSIT-2008-05' },
      },
      { templateCode: 'CELLULAR', date: '2008-12-31', evaluation: 'positive' },
      {
        templateCode: 'TELEPHONE',
        date: '2009-01-02',
        campaign: { no: 'DEPOSIT-2009' },
        segment: { no: 'DEPOSIT-2009-01' },
      },
    ])
  })

  const data = process.env['INTERACTION_LOG_DATA']
  if (data !== undefined)
    it('imports the whole file, once', async () => {
      const { done } = newLog()
      const csv = join(data, 'bank-marketing.csv')
      await done('import', csv, '--mapping', bankMapping, ...begin)
      const log = await done('log', '--json')
      const entries = entriesOf(log)
      expect(entries).toHaveLength(45_211)
      const dates = entries.map(({ date }) => date)
      expect([dates[0], dates.at(-1)]).toEqual(['2008-05-05', '2010-11-17'])
      expect([...dates].sort()).toEqual(dates)
      expect(new Set(entries.map(({ segment }) => segment?.no)).size).toBe(30)
      const minutes = readFileSync(csv, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Math.ceil(Number(line.split(',')[12]) / 60))
      expect(entries.map(({ durationMinutes }) => durationMinutes)).toEqual(minutes)
      expect(await done('import', csv, '--mapping', bankMapping)).toMatch(
        /^Recorded: 0\nRepeated: 45211 /,
      )
      expect(await done('log', '--json')).toBe(log)
    }, 300_000)
})
