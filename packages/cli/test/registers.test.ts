import { logWithTemplates, newLog, steady } from './cli.js'

const call = ['--contact', 'P1', '--date', '2026-03-01', '--salesperson', 'S1']

describe('log', () => {
  it('shows the interactions of a campaign, a task, a document, … (rules R150, R151)', async () => {
    const { done, record } = await logWithTemplates()
    const source = '{"type":"document","kind":"salesInvoice","no":"I1","occurrence":1,"version":1}'
    const id = await record(
      ...[...call, '--template', 'OUTGOING', '--opportunity', 'OP1', '--task', 'T1'],
      ...['--source', source],
    )
    await record(...call, '--template', 'INCOME', '--salesperson', 'S2')
    for (const selection of [
      ['--campaign', 'CP1'],
      ['--opportunity', 'OP1'],
      ['--salesperson', 'S1'],
      ['--task', 'T1'],
      ['--template', 'outgoing'],
      ['--document', 'I1'],
      ['--document', 'I1', '--document-kind', 'salesInvoice'],
    ]) {
      const lines = (await done('log', '--json', ...selection)).trim().split('\n')
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { interactionId: id, title: 'Outgoing call by S1' },
      ])
    }
    expect((await done('log', '--json', '--group', 'phone')).trim().split('\n')).toHaveLength(2)
    expect(await done('log', '--json', '--document', 'I1', '--document-kind', 'salesQuote')).toBe(
      '',
    )
  })
})

describe('last-dates', () => {
  it('shows when somebody was last in touch, and last tried (rule R154)', async () => {
    const { done, record, cli } = await logWithTemplates()
    await record(...call, '--template', 'INCOME')
    await record(...call, '--template', 'OUTGOING', '--date', '2026-03-04', '--attempt-failed')
    expect(await done('last-dates', '--contact', 'P1')).toBe(
      'Last interaction  Last attempt\n2026-03-01        2026-03-04\n',
    )
    expect(JSON.parse(await done('last-dates', '--company', 'C', '--json'))).toEqual({
      type: 'LastDates',
      lastInteraction: null,
      lastAttempt: null,
    })
    expect(await cli('last-dates')).toMatchObject({
      code: 1,
      stderr: 'contact: expected either contact or company.\n',
    })
  })
})

describe('purges', () => {
  it('shows the purge register (rule R153)', async () => {
    const { done, record } = await logWithTemplates()
    expect(steady(await done('purges', '--json'))).toBe('')
    for (const template of ['INCOME', 'OUTGOING'])
      await done('cancel', await record(...call, '--template', template))
    await done('purge', '--contact', 'P1', '--template', 'income', '--basis', 'subjectRequest')
    await done('purge', '--all', '--basis', 'retention')
    expect(steady(await done('purges'))).toMatchSnapshot()
    const [first = ''] = (await done('purges', '--json')).split('\n')
    expect(JSON.parse(first)).toMatchObject({
      basis: 'subjectRequest',
      count: 1,
      erasure: 'Gone',
      completed: { by: 'u-1' },
    })
  })

  it('begins no log', async () => {
    expect(await newLog().cli('purges')).toMatchObject({ code: 3, stdout: '' })
  })
})
