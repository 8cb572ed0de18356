import { documentRequestFields, emailRequestFields } from '@interaction-log/core'
import { documentOptions, emailOptions } from '../src/commands/automatic-options.js'
import { fileOf, logWithTemplates } from './cli.js'

const day = ['--date', '2026-03-02']
const invoice = ['automatic', 'document', 'salesInvoice', '--no', 'I1', ...day]
const mail = ['automatic', 'email', '--message-id', '<1@mail.example>', ...day]

const automaticLog = async () => {
  const log = await logWithTemplates()
  expect(await log.done('automatic', 'map', 'salesInvoice', '--template', ' outgoing ')).toBe(
    'Mapped salesInvoice to template OUTGOING.\n',
  )
  await log.done('automatic', 'map', 'email', '--template', 'INCOME')
  return log
}

describe('automatic', () => {
  it('maps, lists and unmaps kinds', async () => {
    const { done, cli } = await automaticLog()
    const table = (await done('automatic', 'list')).split('\n').map((line) => line.trim())
    expect(table.filter((line) => line.includes('OUTGOING') || line.includes('INCOME'))).toEqual([
      expect.stringMatching(/email.*INCOME/),
      expect.stringMatching(/salesInvoice.*OUTGOING/),
    ])
    expect(await done('automatic', 'unmap', 'email')).toBe('Unmapped email.\n')
    expect(await done('automatic', 'unmap', 'email')).toBe(
      'Nothing to change: it was already so.\n',
    )
    expect(await done('automatic', 'list', '--json')).toBe(
      '{"kind":"salesInvoice","templateCode":"OUTGOING"}\n',
    )
    expect(await cli('automatic', 'map', 'postcard', '--template', 'INCOME')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^kind: expected one of salesQuote, .*, email\.\n$/) as unknown,
    })
    expect(await cli('automatic', 'map', 'email', '--template', 'NONE')).toMatchObject({
      code: 1,
      stderr: 'templateCode: there is no template NONE. Define it.\n',
    })
    expect((await cli('automatic', 'map', '--help')).stdout).toContain('  meetingInvitation\n')
  })

  it('records a document, each time or once, and says why it does not', async () => {
    const { done } = await automaticLog()
    const contacts = fileOf('accounts.csv', 'id,customerNo\nC,10000\n')
    const forCustomer = ['--customer', '10000', '--contacts', contacts]
    expect(await done(...invoice, ...forCustomer)).toMatch(/^Recorded: entry \d+, interaction /)
    expect(await done(...invoice, ...forCustomer, '--once')).toMatch(/^Recorded: /)
    expect(await done(...invoice, ...forCustomer, '--once')).toMatch(/^Recorded before: /)
    const keyed = [...invoice, ...forCustomer, '--idempotency-key', 'k', '--version', '2']
    expect(await done(...keyed)).toMatch(/^Recorded: /)
    expect(await done(...keyed)).toMatch(/^Recorded before: /)
    expect(await done(...invoice, ...forCustomer, '--preview')).toBe(
      'Nothing was recorded: it was only a preview.\n',
    )
    expect(await done('automatic', 'document', 'salesQuote', '--contact', 'C', ...day)).toBe(
      'Nothing was recorded: no template is mapped to this kind.\n',
    )
    const entries = (await done('log', '--json', '--contact', 'C')).trim().split('\n')
    expect(entries.map((line) => (JSON.parse(line) as { source: unknown }).source)).toEqual(
      [null, null, 2].map((version) => ({
        ...{ type: 'document', kind: 'salesInvoice', no: 'I1', occurrence: null, version },
      })),
    )
  })

  it('records a mail once', async () => {
    const { done, cli } = await automaticLog()
    const inbound = [...mail, '--contact', 'P1', '--direction', 'inbound', '--subject', 'A quote']
    expect(await done(...inbound)).toMatch(/^Recorded: /)
    expect(await done(...inbound)).toMatch(/^Recorded before: /)
    expect(await done(...inbound, '--salesperson', 'S1')).toMatch(/^Recorded: /)
    expect(await done('log', '--contact', 'P1')).toContain('A quote')
    expect(await cli(...mail, '--contact', 'P1', '--direction', 'up')).toMatchObject({
      code: 1,
      stderr: 'direction: expected outbound or inbound.\n',
    })
  })

  it('must be told for whom, once', async () => {
    const { cli } = await automaticLog()
    const both = ['--contact', 'P1', '--vendor', '1']
    for (const command of [invoice, [...invoice, ...both], [...mail, '--direction', 'inbound']])
      expect(await cli(...command)).toMatchObject({
        code: 2,
        stderr: 'error: say for whom, with one of --contact, --customer and --vendor\n',
      })
  })

  it('has an option for every field', () => {
    const fieldsOf = (options: typeof documentOptions) => options.map(({ field }) => field).sort()
    expect([...fieldsOf(documentOptions), 'kind', 'account'].sort()).toEqual(
      [...documentRequestFields].sort(),
    )
    expect([...fieldsOf(emailOptions), 'account'].sort()).toEqual([...emailRequestFields].sort())
  })
})
