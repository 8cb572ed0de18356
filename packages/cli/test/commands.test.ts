import { fileOf, logWithTemplates, newLog, runIn, steady } from './cli.js'

const call = ['--template', 'INCOME', '--salesperson', 'S1']

describe('groups and templates', () => {
  it('are defined, revised, retired, restored and listed', async () => {
    const { done } = await logWithTemplates()
    await done('group', 'define', 'MEETING', '--description', 'Meetings')
    expect(await done('group', 'revise', 'meeting', '--description', 'Visits')).toBe(
      'Revised group MEETING.\n',
    )
    expect(await done('group', 'retire', 'MEETING')).toBe('Retired group MEETING.\n')
    expect(await done('group', 'retire', 'MEETING')).toBe('Nothing to change: it was already so.\n')
    await done('template', 'revise', 'INCOME', '--cost', '0.5', '--no-campaign')
    await done('template', 'retire', 'OUTGOING')
    expect(await done('group', 'list')).toMatchSnapshot()
    expect(await done('template', 'list')).toMatchSnapshot()
    await done('group', 'restore', 'MEETING')
    await done('template', 'restore', 'OUTGOING')
    const groups = (await done('group', 'list', '--json')).trim().split('\n')
    expect(groups.map((line) => JSON.parse(line) as unknown)).toContainEqual({
      code: 'MEETING',
      description: 'Visits',
      isRetired: false,
    })
  })

  it('are named by the code that is stored', async () => {
    const { done } = await logWithTemplates()
    const define = ['template', 'define', ' a b/é ', '--group', ' phone ']
    expect(await done(...define)).toBe('Defined template A B/É.\n')
    expect(await done('template', 'revise', 'a b/é', '--cost', '1')).toBe(
      'Revised template A B/É.\n',
    )
    expect(await done('template', 'retire', 'a b/é')).toBe('Retired template A B/É.\n')
    expect(await done('group', 'define', ' b ', '--description', 'B')).toBe('Defined group B.\n')
    expect(await done('group', 'retire', 'b')).toBe('Retired group B.\n')
  })

  it('have an option for the languages of a template', async () => {
    const { done } = await logWithTemplates()
    const languages = '[{"language":"it","description":"Lettera","attachmentId":null}]'
    await done(
      ...['template', 'define', 'LETTER', '--group', 'PHONE', '--languages', languages],
      ...['--default-language', 'it'],
    )
    expect(await done('template', 'list', '--json')).toContain('"description":"Lettera"')
  })
})

describe('record, cancel, reinstate, purge', () => {
  it('shows an interaction with its status, and its history', async () => {
    const { done, record } = await logWithTemplates()
    const first = await record('--contact', 'P1', '--date', '2026-03-01', ...call)
    const second = await record(
      ...['--contact', 'P2', '--date', '2026-03-02', '--template', 'OUTGOING'],
      ...['--salesperson', 'S1', '--evaluation', 'veryPositive', '--attempt-failed'],
      ...['--attachment', 'A1', '--opportunity', 'OP1', '--segment', 'SM1'],
    )
    await record('--contact', 'P1', '--date', '2026-02-01', ...call, '--cost', '12.5')
    expect(await done('cancel', second, '--reason', 'twice')).toBe(`Canceled ${second}.\n`)
    expect(await done('cancel', second)).toBe('Nothing to change: it was already so.\n')
    expect(steady(await done('log'))).toMatchSnapshot('all, by entry number')
    expect(steady(await done('log', '--contact', 'P1'))).toMatchSnapshot('of a contact, by date')
    expect(steady(await done('log', '--segment', 'sm1'))).toMatchSnapshot('of a segment')

    await done('reinstate', second, '--reason', 'not so')
    expect(steady(await done('history', second))).toMatchSnapshot('history')
    expect(await done('history', first, '--json')).toContain('"type":"InteractionRecorded"')

    await done('cancel', second)
    expect(await done('purge', '--all', '--dry-run')).toBe('1 would be purged.\n')
    const purged = await done('purge', '--template', 'outgoing', '--basis', 'mistake')
    expect(steady(purged)).toBe(
      'Purged: 1 in batch 00000000-0000-0000-0000-000000000000\n' +
        'What was purged is gone from the files of the log.\n',
    )
    const batchId = /batch (\S+)/.exec(purged)?.[1]
    expect(steady(await done('history', second))).toMatchSnapshot('history after the purge')
    const erased = { batchId, basis: 'mistake', by: 'u-1' }
    expect(
      (await done('history', second, '--json'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { version: 1, type: 'InteractionRecorded', position: '6', erased },
      { version: 2, type: 'InteractionCanceled', erased },
      { version: 3, type: 'InteractionReinstated', erased },
      { version: 4, type: 'InteractionCanceled', erased },
      { version: 5, type: 'InteractionPurged', data: { basis: 'mistake' } },
    ])
    expect(await done('log', '--segment', 'sm1')).not.toContain('P2')
    expect(await done('finish-erasure')).toBe(
      'What was purged is gone from the files of the log.\n',
    )
    await done('cancel', first)
    expect(await done('purge', first, '--basis', 'duplicate')).toMatch(/^Purged: 1 in batch/)
    expect(await done('purge', first, '--basis', 'duplicate')).toBe(
      `Nothing to purge: interaction ${first} is purged already.\n`,
    )
    expect(await done('purge', '--all', '--basis', 'retention')).toBe(
      'Nothing to purge: no canceled interaction is meant by that.\n',
    )
  })

  it('purges only what meets every filter', async () => {
    const { done, record } = await logWithTemplates()
    const ids = [
      await record('--contact', 'P1', '--date', '2026-03-01', ...call),
      await record('--contact', 'P2', '--date', '2026-03-02', ...call, '--campaign', 'CP9'),
      await record('--contact', 'P2', '--date', '2026-03-03', ...call, '--salesperson', 'S2'),
    ]
    for (const id of ids) await done('cancel', id)
    const entries = (await done('log', '--json')).trim().split('\n')
    const [, second = '', third = ''] = entries.map(
      (line) => (JSON.parse(line) as { entryNo: string }).entryNo,
    )
    const planned = async (...filters: readonly string[]) =>
      (await done('purge', '--dry-run', ...filters)).trim()
    expect(await planned('--contact', 'P2')).toBe('2 would be purged.')
    expect(await planned('--contact', 'P2', '--campaign', 'CP9')).toBe('1 would be purged.')
    expect(await planned('--date-from', '2026-03-03')).toBe('1 would be purged.')
    expect(await planned('--date-to', '2026-03-02')).toBe('2 would be purged.')
    expect(await planned('--entry-no-from', second, '--entry-no-to', third)).toBe(
      '2 would be purged.',
    )
    expect(await planned('--salesperson', 'S2', '--group', 'phone')).toBe('1 would be purged.')
    expect(await planned('--template', 'OUTGOING')).toBe('0 would be purged.')
  })

  it('records once under an idempotency key', async () => {
    const { done } = await logWithTemplates()
    const request = ['--contact', 'P1', '--date', '2026-03-01', ...call, '--idempotency-key', 'k']
    const first = await done('record', ...request)
    expect(await done('record', ...request)).toBe(first.replace('Recorded', 'Recorded before'))
  })

  it('takes every field of a record request from an option', async () => {
    const { done, record } = await logWithTemplates()
    const corrected = await record('--contact', 'P1', '--date', '2026-03-01', ...call)
    await record(
      ...['--contact', 'P1', '--date', '2026-03-02', '--template', 'OUTGOING'],
      ...['--time', '09:30:00', '--zone', 'Europe/Rome', '--description', 'D', '--subject', 'S'],
      ...['--channel', 'letter', '--information-flow', 'inbound', '--initiated-by', 'them'],
      ...['--correspondence-type', 'hardCopy', '--cost', '7', '--duration-minutes', '0'],
      ...['--salesperson', 'S1', '--language', 'it', '--alt-address', 'BEACH'],
      ...['--contact-via', '+39 02', '--evaluation', 'neutral', '--no-attempt-failed'],
      ...['--campaign', 'CP2', '--no-campaign-target', '--campaign-response'],
      ...['--opportunity', 'OP1', '--task', 'T1', '--attachment', 'A1', '--segment', 'SM1'],
      ...['--source', '{"type":"email","conversationId":"c-1"}', '--replaces', corrected],
    )
    const [, line = ''] = (await done('log', '--json')).split('\n')
    expect(JSON.parse(line)).toMatchObject({
      contactId: 'P1',
      templateCode: 'OUTGOING',
      date: '2026-03-02',
      time: '09:30:00',
      zone: 'Europe/Rome',
      description: 'D',
      subject: 'S',
      channel: 'letter',
      informationFlow: 'inbound',
      initiatedBy: 'them',
      correspondenceType: 'hardCopy',
      cost: '7',
      durationMinutes: 0,
      salespersonCode: 'S1',
      languageCode: 'it',
      contactAltAddressCode: 'BEACH',
      contactVia: '+39 02',
      evaluation: 'neutral',
      attemptFailed: false,
      campaign: { no: 'CP2', target: false, response: true },
      opportunityNo: 'OP1',
      taskNo: 'T1',
      attachment: { id: 'A1', kind: 'unique' },
      segment: { no: 'SM1' },
      source: { type: 'email', conversationId: 'c-1' },
      replaces: corrected,
      recordedBy: 'u-1',
    })
  })

  it('says with no- that a default shall not hold', async () => {
    const { done, record } = await logWithTemplates()
    const source = '{"type":"import","batch":"b"}'
    await record(
      ...['--contact', 'P1', '--date', '2026-03-02', '--template', 'OUTGOING', '--no-campaign'],
      ...['--no-salesperson', '--source', source],
    )
    expect(JSON.parse(await done('log', '--json'))).toMatchObject({
      campaign: null,
      salespersonCode: null,
    })
  })
})

describe('the directories', () => {
  const contacts = fileOf(
    'contacts.csv',
    'id,companyId,name,salespersonCode\nC1,C1,Adatum,S1\nP1,C1,Ann,S1\n',
  )

  it('give names to contacts when somebody asks', async () => {
    const { done, record } = await logWithTemplates()
    await record('--contact', 'P1', '--date', '2026-03-01', ...call, '--contacts', contacts)
    const names = ['--contacts', contacts]
    expect(steady(await done('log', '--company', 'C1', ...names))).toMatchSnapshot()
    expect(JSON.parse(await done('log', '--json', ...names))).toMatchObject({
      contactName: 'Ann',
      companyName: 'Adatum',
    })
    expect(await done('log', '--json')).not.toContain('Ann')
  })

  it('decide who is a contact, a salesperson, a campaign', async () => {
    const { cli } = await logWithTemplates()
    const salespeople = fileOf('salespeople.csv', 'id,name\nS1,Sue\n')
    const campaigns = fileOf('campaigns.csv', 'id,description\nCP1,Spring\n')
    const record = (...more: readonly string[]) =>
      cli('record', '--date', '2026-03-01', '--template', 'INCOME', ...more)
    expect(await record('--contact', 'X', '--contacts', contacts)).toMatchObject({
      code: 1,
      stderr: 'contactId: there is no such contact.\n',
    })
    expect(
      await record('--contact', 'X', '--salesperson', 'S9', '--salespeople', salespeople),
    ).toMatchObject({ code: 1, stderr: 'salespersonCode: there is no such salesperson.\n' })
    expect(
      await record(
        ...['--contact', 'X', '--salesperson', 'S1', '--campaign', 'CP9'],
        ...['--campaigns', campaigns],
      ),
    ).toMatchObject({ code: 1, stderr: 'campaignNo: there is no such campaign.\n' })
  })
})

describe('the program', () => {
  it('shows its help with the exit codes', async () => {
    expect(await runIn({}, ['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('130  interrupted (Ctrl-C)') as unknown,
      stderr: '',
    })
  })

  it('needs no actor to read', async () => {
    const { file } = await logWithTemplates()
    expect(await runIn({}, ['group', 'list', '--log', file])).toMatchObject({ code: 0 })
  })

  it('names the actor of the option rather than that of the environment', async () => {
    const { done, record } = await logWithTemplates()
    const id = await record('--contact', 'P', '--date', '2026-03-01', ...call, '--actor', 'u-2')
    expect(await done('history', id)).toContain('u-2')
  })

  it('prints nothing that a terminal would obey', async () => {
    const { cli, done, record } = await logWithTemplates()
    const description = 'red \u001b[31m\u009b31m\nnext line'
    await record('--contact', 'P', '--date', '2026-03-01', ...call, '--description', description)
    const table = await done('log')
    expect(table).not.toContain('\u001b')
    expect(table).not.toContain('\u009b')
    expect(table.trim().split('\n')).toHaveLength(2)
    const lines = await done('log', '--json')
    expect(lines).not.toMatch(/[^\P{Cc}\n]/u)
    expect(JSON.parse(lines)).toMatchObject({ description })
    expect(await cli('template', 'retire', 'a\u001b[31m')).toMatchObject({
      stderr: 'code: there is no template A\u{FFFD}[31M. Define it.\n',
    })
  })

  it('keeps its columns over all pages', async () => {
    const { done } = newLog()
    const rows = Array.from({ length: 1002 }, (_, n) => `${String(n)},2026-03-01`)
    const csv = fileOf('pages.csv', ['id,date', ...rows].join('\n'))
    const mapping = fileOf(
      'pages.json',
      JSON.stringify({
        source: 's',
        key: '{id}',
        groups: [{ code: 'G', description: 'G' }],
        templates: [{ code: 'T', groupCode: 'G', description: 'T' }],
        fields: { contactId: 'c{id}', templateCode: 'T', date: '{date}' },
      }),
    )
    await done('import', csv, '--mapping', mapping, '--currency', 'EUR')
    const lines = (await done('log')).trimEnd().split('\n')
    expect(lines).toHaveLength(1003)
    expect(new Set(lines.slice(1).map((line) => line.length)).size).toBe(1)
  })
})
