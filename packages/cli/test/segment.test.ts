import { fileOf, logWithTemplates, runIn, steady } from './cli.js'

const letter = ['--template', 'INCOME', '--date', '2026-03-02', '--salesperson', 'S1']

const segmentSm1 = async () => {
  const log = await logWithTemplates()
  const { done } = log
  expect(await done('segment', 'create', 'sm1', '--description', 'Spring letter', ...letter)).toBe(
    'Created segment SM1.\n',
  )
  return log
}

describe('a segment', () => {
  it('is worked on, shown and logged', async () => {
    const { done, cli } = await segmentSm1()
    expect(await done('segment', 'add', 'SM1', '--contact', 'P1')).toBe('Added line 1.\n')
    await done('segment', 'add', 'SM1', '--contact', 'P1', '--cost', '3', '--no-campaign')
    await done('segment', 'add', 'SM1', '--contact', 'P3')
    await done('segment', 'describe', 'SM1', '--line-description', 'Letter', '--cost', '2')
    await done('segment', 'describe', 'SM1', '--clear', 'cost')
    expect(await done('segment', 'revise', 'SM1', '2', '--contact', 'P2', '--subject', 'Hi')).toBe(
      'Revised line 2.\n',
    )
    await done('segment', 'revise', 'SM1', '2', '--clear', 'subject')
    expect(await done('segment', 'remove', 'SM1', '3')).toBe('Removed from segment SM1: 3.\n')
    expect(await done('segment', 'show', 'SM1')).toMatchSnapshot()
    expect(await done('segment', 'show', 'SM1', '--json')).toBe(
      '{"contactId":"P1","lineNo":1}\n' +
        '{"contactId":"P2","lineNo":2,"campaignNo":null,"cost":"3"}\n',
    )
    expect(await done('segment', 'log', 'SM1')).toBe(
      'Logged SM1/1: 2 interactions.\nThe worksheet is gone from the files of the log.\n',
    )
    expect(steady(await done('log', '--segment', 'SM1'))).toMatchSnapshot()
    expect(await done('segment', 'show', 'SM1')).toContain('Last run: SM1/1, complete')
    expect(await cli('segment', 'log', 'SM1')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('It is logged, as SM1/1.') as string,
    })
    expect(await done('segment', 'resume')).toBe('Nothing is left to resume.\n')
  })

  it('is listed while it is open, and each time that it was logged (rules R95, R96)', async () => {
    const { done } = await segmentSm1()
    await done('segment', 'add', 'SM1', '--contact', 'P1')
    expect(steady(await done('segment', 'list'))).toMatch(/^Segment .*\nSM1 .* u-1 *\n$/)
    expect(JSON.parse(await done('segment', 'list', '--json'))).toMatchObject({ no: 'SM1' })
    await done('segment', 'log', 'SM1')
    expect(await done('segment', 'list', '--json')).toBe('')
    expect(steady(await done('segment', 'logged'))).toMatch(
      /^Segment .* State *\nSM1\/1 .* u-1 +1 +1 +complete *\n$/,
    )
    expect(JSON.parse(await done('segment', 'logged', '--json'))).toMatchObject({
      loggedSegmentId: 'SM1/1',
      status: 'complete',
      recordedCount: 1,
    })
  })

  it('takes the rows of a CSV file, once by the same key', async () => {
    const { done } = await segmentSm1()
    const file = fileOf('lines.csv', 'contactId,cost,attemptFailed\nP1,,\nP2,4.5,yes\nP1,,no\n')
    const add = ['segment', 'add', 'SM1', '--csv', file, '--idempotency-key', 'k']
    expect(await done(...add)).toBe('Added 3 lines.\n')
    expect(await done(...add)).toBe('Added 3 lines.\n')
    const lines = (await done('segment', 'show', 'SM1', '--json')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { lineNo: 1, contactId: 'P1' },
      { lineNo: 2, contactId: 'P2', cost: '4.5', attemptFailed: true },
      { lineNo: 3, contactId: 'P1', attemptFailed: false },
    ])
  })

  it('takes no row of a CSV file of which one is refused', async () => {
    const { done, cli } = await segmentSm1()
    const file = fileOf('bad.csv', 'contactId,cost\nP1,1\n,2\nP3,-1\n')
    expect(await cli('segment', 'add', 'SM1', '--csv', file)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        `${file}, line 3: contactId: name the contact.\n` +
        `${file}, line 4: cost: a cost cannot be negative. Give 0 or more.\nNothing was added.\n`,
    })
    expect(await done('segment', 'show', 'SM1', '--json')).toBe('')
    const columns = fileOf('columns.csv', 'contactId,costs\nP1,1\n')
    expect(await cli('segment', 'add', 'SM1', '--csv', columns)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('costs: a line of a segment has no such field') as string,
    })
    const uneven = fileOf('uneven.csv', 'contactId,cost\nP1\n')
    expect(await cli('segment', 'add', 'SM1', '--csv', uneven)).toMatchObject({ code: 1 })
    expect(await cli('segment', 'add', 'SM1', '--csv', `${file}.none`)).toMatchObject({ code: 3 })
  })

  it('names every line for which it is not logged', async () => {
    const { cli, done } = await segmentSm1()
    await done('segment', 'add', 'SM1', '--contact', 'P1')
    await done('segment', 'add', 'SM1', '--contact', 'P2', '--template', 'NONE')
    await done('segment', 'add', 'SM1', '--contact', 'P3', '--no-salesperson')
    expect(await cli('segment', 'log', 'SM1')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Line 2: templateCode: there is no template NONE. Define it.\n' +
        'Line 3: salespersonCode: name the salesperson; the contact has none of its own.\n' +
        'Segment SM1 was not logged: 2 of its lines are refused.\n',
    })
  })

  it('says whom to add in one way, and lines by number', async () => {
    const { cli } = await segmentSm1()
    expect(await cli('segment', 'add', 'SM1')).toMatchObject({ code: 2 })
    expect(await cli('segment', 'add', 'SM1', '--contact', 'P', '--csv', 'x')).toMatchObject({
      code: 2,
    })
    expect(await cli('segment', 'revise', 'SM1', 'one')).toMatchObject({ code: 2 })
    expect(await cli('segment', 'remove', 'SM1', '1', 'x')).toMatchObject({ code: 2 })
    expect(await cli('segment', 'remove', 'SM1', '1')).toMatchObject({ code: 1 })
    expect(await cli('segment', 'describe', 'SM1', '--clear', 'costs')).toMatchObject({ code: 1 })
  })
})

describe('a logged segment', () => {
  it('is canceled, reinstated, followed up and deleted', async () => {
    const { done, cli, file } = await segmentSm1()
    await done('segment', 'add', 'SM1', '--contact', 'P1')
    await done('segment', 'add', 'SM1', '--contact', 'P2')
    const { code, stderr } = await runIn(
      { INTERACTION_LOG_ACTOR: 'u-1' },
      ['segment', 'log', 'SM1', '--log', file],
      { isTTY: true },
    )
    expect(code).toBe(0)
    expect(stderr).toContain('recording 2 of 2 lines')
    expect(await done('segment', 'cancel', 'SM1/1', '--reason', 'postponed')).toBe(
      'Canceled: 2 interactions.\n',
    )
    expect(await done('segment', 'reinstate', 'SM1/1')).toBe('Reinstated: 2 interactions.\n')
    expect(await done('segment', 'follow-up', 'SM1/1', 'sm2')).toBe(
      'Created segment SM2: 2 lines.\n',
    )
    expect(await cli('segment', 'delete', 'SM1/1')).toMatchObject({ code: 1 })
    await done('segment', 'cancel', 'SM1/1')
    expect(await done('segment', 'delete', 'SM1/1')).toBe('Deleted logged segment SM1/1.\n')
    expect(await cli('segment', 'cancel', 'SM1/1')).toMatchObject({ code: 1 })
    expect(await cli('segment', 'follow-up', 'SM1/1', 'SM3')).toMatchObject({ code: 1 })
  })
})
