import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf, folder, logWithTemplates, newLog, runIn } from './cli.js'

const unknownId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
const salesperson = ['--salesperson', 'S1']
const record = (contact: string, template: string, date: string, ...more: readonly string[]) => [
  ...['record', '--contact', contact, '--template', template, '--date', date],
  ...salesperson,
  ...more,
]
const good = (...more: readonly string[]) => record('P', 'INCOME', '2026-03-01', ...more)

const refused: readonly (readonly [sentence: string, argv: readonly string[]])[] = [
  ['contactId: name the contact.', record('', 'INCOME', '2026-03-01')],
  ['templateCode: name the template.', record('P', ' ', '2026-03-01')],
  ['templateCode: there is no template NONE. Define it.', record('P', 'none', '2026-03-01')],
  ['date: say when it happened, as YYYY-MM-DD.', record('P', 'INCOME', '')],
  [
    'date: this is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-02-28.',
    record('P', 'INCOME', '2026-02-30'),
  ],
  [
    'salespersonCode: name the salesperson; the contact has none of its own.',
    ['record', '--contact', 'P', '--template', 'INCOME', '--date', '2026-03-01'],
  ],
  ['time: expected a time such as 14:30:00.', good('--time', '25:00')],
  ['zone: expected an IANA time zone such as Europe/Rome.', good('--zone', 'Middle/Earth')],
  ['description: use at most 100 characters.', good('--description', 'x'.repeat(101))],
  ['description: say what it was about, in 1 to 100 characters.', good('--description', ' ')],
  ['cost: a cost cannot be negative. Give 0 or more.', good('--cost', '-1')],
  [
    'cost: expected an amount such as "12.5", 0 or more, without trailing zeros.',
    good('--cost', '1,50'),
  ],
  ['durationMinutes: give whole minutes, 0 or more.', good('--duration-minutes', '1.5')],
  ['durationMinutes: give whole minutes, 0 or more.', good('--duration-minutes', 'long')],
  ['durationMinutes: give whole minutes, 0 or more.', good('--duration-minutes', '1.0')],
  ['durationMinutes: give whole minutes, 0 or more.', good('--duration-minutes', '-1')],
  [
    'evaluation: expected none, veryPositive, positive, neutral, negative or veryNegative.',
    good('--evaluation', 'great'),
  ],
  [
    'source: expected manual, segment, document, email, resend or import.',
    good('--source', '{"type":"rumour"}'),
  ],
  [
    'source.batch: expected 1 to 100 characters, not only spaces; it is missing.',
    good('--source', '{"type":"import"}'),
  ],
  ['replaces: expected a UUID in lower case.', good('--replaces', 'that one')],
  [
    'idempotencyKey: expected 1 to 100 characters, not only spaces.',
    good('--idempotency-key', 'x'.repeat(101)),
  ],
  ['interactionId: expected a UUID in lower case.', ['cancel', '17']],
  [`There is no interaction ${unknownId}.`, ['cancel', unknownId]],
  [`There is no interaction ${unknownId}.`, ['reinstate', unknownId]],
  [`There is no interaction ${unknownId}.`, ['history', unknownId]],
  [`There is no interaction ${unknownId}.`, ['purge', unknownId, '--basis', 'other']],
  [
    'code: group PHONE exists already. Revise or restore it, or take another code.',
    ['group', 'define', 'PHONE', '--description', 'again'],
  ],
  [
    'code: expected a code of 1 to 10 characters.',
    ['group', 'define', 'TELEPHONES2', '--description', 'x'],
  ],
  ['groupCode: name the group.', ['template', 'define', 'NEW', '--group', '']],
  [
    'groupCode: there is no group NONE. Define it.',
    ['template', 'define', 'NEW', '--group', 'NONE'],
  ],
  ['code: there is no template NONE. Define it.', ['template', 'retire', 'NONE']],
  [
    'status: expected recorded or canceled.',
    ['log', '--contact', 'A', '--company', 'B', '--status', 'purged'],
  ],
  [
    'loggedSegment: expected a logged segment, written as number/run, for example SM1/1.',
    ['log', '--logged-segment', 'SM1'],
  ],
  [
    'dateTo: expected dateFrom or a later day.',
    ['log', '--date-from', '2026-03-02', '--date-to', '2026-03-01', '--count'],
  ],
  ['entryNoFrom: expected a position such as "42".', ['log', '--entry-no-from', '12.5']],
  ['text: expected a word to look for.', ['watch', '--text', '…']],
  ['actor: expected 1 to 100 characters, not only spaces.', good('--actor', ' ')],
  ['currency: this log counts in EUR. Give that currency, or none.', good('--currency', 'USD')],
  [
    'dateFrom: expected a date such as 2026-02-28.',
    ['purge', '--date-from', 'yesterday', '--basis', 'other'],
  ],
]

const wrongUsage: readonly (readonly [sentence: string, argv: readonly string[]])[] = [
  ["error: unknown command 'recrod'", ['recrod']],
  ["error: unknown option '--contakt'", good('--contakt', 'P')],
  ["error: missing required argument 'contact-id'", ['erase-contact']],
  [
    'error: say what to cancel, in one way: interaction ids, --ids-from, filters or --all',
    ['cancel'],
  ],
  [
    "error: required option '--template <code>' not specified",
    ['record', '--contact', 'P', '--date', '2026-03-01'],
  ],
  [
    "error: required option '--contact <id>' not specified",
    ['record', '--template', 'INCOME', '--date', '2026-03-01'],
  ],
  [
    "error: required option '--date <YYYY-MM-DD>' not specified",
    ['record', '--contact', 'P', '--template', 'INCOME'],
  ],
  ["error: required option '--group <code>' not specified", ['template', 'define', 'NEW']],
  ["error: required option '--description <text>' not specified", ['group', 'define', 'NEW']],
  ["error: option '--log <file>' argument ' ' is invalid. Name a file.", ['--log', ' ', 'log']],
  ["error: required option '--mapping <file.json>' not specified", ['import', 'x.csv']],
  [
    "'2026-03-01' is invalid. Give an instant, such as 2026-03-01T09:30Z: a day needs a time, and Z or an offset such as +01:00.",
    ['log', '--recorded-from', '2026-03-01', '--count'],
  ],
  ["'{' is invalid. It is not valid JSON.", good('--source', '{')],
  [
    'error: say what to purge, in one way: interaction ids, --ids-from, filters or --all',
    ['purge'],
  ],
  [
    'error: say what to purge, in one way: interaction ids, --ids-from, filters or --all',
    ['purge', '--all', '--contact', 'P', '--basis', 'other'],
  ],
  ['error: say why, with --basis', ['purge', '--all']],
  ["argument 'because' is invalid", ['purge', '--all', '--basis', 'because']],
]

describe('bad input', () => {
  it('is refused with its sentence and exit code 1, and nothing is stored', async () => {
    const { cli, done } = await logWithTemplates()
    for (const [sentence, argv] of refused)
      expect({ argv, ...(await cli(...argv)) }).toEqual({
        argv,
        code: 1,
        stdout: '',
        stderr: `${sentence}\n`,
      })
    expect(await done('log', '--json')).toBe('')
  })

  it.each([
    [1, ['log', '--date-from', '2026-02-30']],
    [1, ['log', '--sort', 'x']],
    [2, ['log', '--csv', '--json']],
    [2, ['log', '--page', '0']],
    [2, ['log', '--as-of', 'yesterday']],
    [2, ['log', '--log', '']],
  ])('has exit code %d, as the reference says: %j', async (code, argv) => {
    const { cli } = await logWithTemplates()
    expect(await cli(...argv)).toMatchObject({ code, stdout: '' })
  })

  it('may be wrong usage, with exit code 2', async () => {
    const { cli, done } = await logWithTemplates()
    for (const [sentence, argv] of wrongUsage)
      expect({ argv, ...(await cli(...argv)) }).toEqual({
        argv,
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(sentence) as unknown,
      })
    expect(await done('log', '--json')).toBe('')
  })

  it('shows the help when no command is given, with exit code 2', async () => {
    expect(await runIn({}, [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage:') as unknown,
    })
  })

  it('is a command that writes without an actor', async () => {
    const { file } = await logWithTemplates()
    expect(await runIn({}, [...good(), '--log', file])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: say who acts, with --actor <id> or INTERACTION_LOG_ACTOR\n',
    })
  })

  it('is purging what is not canceled', async () => {
    const { cli, done, record: recorded } = await logWithTemplates()
    const id = await recorded(...good().slice(1))
    expect(await cli('purge', id, '--basis', 'mistake')).toMatchObject({
      code: 1,
      stderr: `Interaction ${id} is not canceled. Only canceled interactions can be purged.\n`,
    })
    expect(await done('log', '--json')).toContain(id)
  })

  it('is an idempotency key that said something else', async () => {
    const { cli, done } = await logWithTemplates()
    await done(...good('--idempotency-key', 'k'))
    const again = await cli(...good('--idempotency-key', 'k', '--cost', '9'))
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Use a new key.') as unknown,
    })
  })
})

describe('files', () => {
  it('are not made by a mistyped name', async () => {
    const { file, cli } = newLog()
    for (const argv of [['log'], ['history', unknownId], good(), ['purge', '--all', '--dry-run']])
      expect(await cli(...argv)).toEqual({
        code: 3,
        stdout: '',
        stderr: `${file}: there is no log here. "group define" or "import" begins one.\n`,
      })
    expect(await cli('group', 'define', 'G', '--description', 'G')).toMatchObject({
      code: 1,
      stderr: 'currency: a new log needs its currency, for example EUR.\n',
    })
    expect(await cli('group', 'define', 'G', '--description', 'G', '--currency', 'euro')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'currency: expected a currency code such as EUR.\n',
    })
    expect(existsSync(file)).toBe(false)
  })

  it('take their currency in lower case, too', async () => {
    const { done } = newLog()
    await done('group', 'define', 'G', '--description', 'G', '--currency', 'eur')
    expect(await done('log', '--count', '--currency', 'EUR')).toBe('0\n')
    expect(await done('log', '--count', '--currency', 'eur')).toBe('0\n')
  })

  it('that are empty become no log by reading, whatever currency is given', async () => {
    const { file, cli, done } = newLog()
    writeFileSync(file, '')
    const currency = ['--currency', 'EUR']
    for (const argv of [['log'], ['group', 'list'], ['history', unknownId], good()])
      for (const more of [[], currency])
        expect(await cli(...argv, ...more)).toEqual({
          code: 3,
          stdout: '',
          stderr: `${file}: there is no log here. "group define" or "import" begins one.\n`,
        })
    expect(readFileSync(file)).toHaveLength(0)
    expect(existsSync(`${file}.key`)).toBe(false)
    await done('group', 'define', 'G', '--description', 'G', ...currency)
    expect(await cli('log', '--currency', 'USD')).toMatchObject({
      code: 1,
      stderr: 'currency: this log counts in EUR. Give that currency, or none.\n',
    })
  })

  it('that are no log are left alone, with exit code 3', async () => {
    const file = fileOf('letter.txt', 'Dear Sir or Madam, this is not an interaction log at all.')
    expect(await runIn({}, ['log', '--log', file])).toMatchObject({
      code: 3,
      stderr: `${file} is not an interaction log. It was not changed.\n`,
    })
    const missing = join(folder, 'no-such-folder', 'x.db')
    expect(
      await runIn({ INTERACTION_LOG_ACTOR: 'u' }, [
        ...['group', 'define', 'G', '--description', 'G', '--currency', 'EUR', '--log', missing],
      ]),
    ).toMatchObject({ code: 3, stderr: `${missing} cannot be used: its folder does not exist.\n` })
  })

  it('in the place of the views are left alone, and may be deleted', async () => {
    const { file, cli, done } = newLog()
    writeFileSync(`${file}.views`, 'Dear Sir or Madam, this is no file of views, either.')
    const define = ['group', 'define', 'G', '--description', 'G', '--currency', 'EUR']
    expect(await cli(...define)).toEqual({
      code: 3,
      stdout: '',
      stderr: `${file}.views cannot be used: it is no file of views. The file of the views holds nothing of its own: it may be deleted, and is then made anew.\n`,
    })
    rmSync(`${file}.views`)
    await done(...define)
  })

  it('with directories are named with the line and the field', async () => {
    const { cli } = await logWithTemplates()
    const missing = join(folder, 'missing.csv')
    expect(await cli('log', '--contacts', missing)).toMatchObject({
      code: 3,
      stderr: `${missing}: it cannot be read (ENOENT).\n`,
    })
    const unknown = fileOf('unknown-column.csv', 'id,phone\nP1,1\n')
    expect(await cli('log', '--contacts', unknown)).toMatchObject({
      code: 1,
      stderr: `${unknown}, line 1: column 2: its name is not known; columns are id, companyId, name, hasEmail, languageCode, salespersonCode, correspondenceType, privacyBlocked, customerNo, vendorNo.\n`,
    })
    const twice = fileOf('twice.csv', 'id\nP1\nP1\n')
    expect(await cli('log', '--contacts', twice)).toMatchObject({
      code: 1,
      stderr: `${twice}, line 3: id: this id stands on an earlier line.\n`,
    })
  })
})
