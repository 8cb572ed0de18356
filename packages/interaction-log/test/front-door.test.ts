import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inMemoryContacts } from '@interaction-log/core'
import { openInteractionLog, type InteractionLog } from '@interaction-log/interaction-log'

const folder = mkdtempSync(join(tmpdir(), 'interaction-log-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const directory = inMemoryContacts([
  { id: 'C', companyId: 'C', salespersonCode: 'S1' },
  { id: 'P1', companyId: 'C', salespersonCode: 'S1' },
  { id: 'P2', companyId: 'C', salespersonCode: 'S1' },
  { id: 'X', salespersonCode: 'S1' },
])

let files = 0
const open = async (file = join(folder, `${String(++files)}.log`)) => {
  const opened = await openInteractionLog({
    file,
    actor: 'u-1',
    currency: 'EUR',
    contacts: directory,
  })
  if (opened.type !== 'Opened') throw new Error(JSON.stringify(opened))
  return opened.log
}

const withTemplates = async (): Promise<InteractionLog<never>> => {
  const log = await open()
  for (const code of ['LETTER', 'MEETING', 'PHONE', 'SALES'])
    expect(await log.defineGroup({ code, description: code })).toEqual({
      type: 'Changed',
      repeated: false,
    })
  const templates = [
    { code: 'ONSITE', groupCode: 'MEETING', cost: '45', durationMinutes: 180 },
    { code: 'INCOME', groupCode: 'PHONE', cost: '0', durationMinutes: 15 },
    { code: 'BUS', groupCode: 'LETTER', cost: '8', durationMinutes: 30 },
    { code: 'S_INVOICE', groupCode: 'SALES', cost: '8', durationMinutes: 1 },
  ]
  for (const template of templates)
    expect(await log.defineTemplate({ description: template.code, ...template })).toMatchObject({
      type: 'Changed',
    })
  return log
}

describe('the front door', () => {
  it('plays the canonical scenario, without segments and documents of their own (rules R34, R35)', async () => {
    const log = await withTemplates()
    const date = '2026-03-01'
    const record = async (contactId: string, templateCode: string, rest: object = {}) => {
      const outcome = await log.record({ contactId, templateCode, date, ...rest })
      if (outcome.type !== 'Recorded') throw new Error(JSON.stringify(outcome))
      return outcome.interactionId
    }
    await record('P1', 'ONSITE')
    await record('X', 'INCOME')
    await record('P1', 'BUS', { segmentNo: 'SM1' })
    const letter = await record('P2', 'BUS', { segmentNo: 'SM1' })
    await record('C', 'BUS', { segmentNo: 'sm1' })
    await record('C', 'S_INVOICE')
    const second = await record('C', 'S_INVOICE')

    const count = async (request: object) => {
      const page = await log.entries(request)
      if (page.type !== 'Entries') throw new Error(JSON.stringify(page))
      return page.entries.length
    }
    expect(await count({})).toBe(7)
    expect(await count({ company: 'C' })).toBe(6)
    expect(await count({ contact: 'P1' })).toBe(2)
    expect(await count({ segment: 'SM1' })).toBe(3)

    for (const interactionId of [second, letter])
      expect(await log.cancel({ interactionId, reason: 'twice' })).toEqual({
        type: 'Changed',
        repeated: false,
      })
    expect(await count({})).toBe(7)

    const filter = { templateCode: 'bus' }
    expect(await log.purge({ basis: 'mistake', filter, dryRun: true })).toEqual({
      type: 'PurgePlanned',
      count: 1,
    })
    expect(await log.purge({ basis: 'mistake', filter })).toMatchObject({
      type: 'Purged',
      count: 1,
      erasure: 'Gone',
      notPurged: [],
    })
    expect(await count({})).toBe(6)
    expect(await log.purge({ basis: 'mistake', filter: {} })).toMatchObject({ count: 1 })
    expect(await count({})).toBe(5)
    expect(await log.purge({ basis: 'mistake', filter: {} })).toEqual({
      type: 'Purged',
      batchId: null,
      count: 0,
      erasure: 'Gone',
      notPurged: [],
    })
    const [first] = [await log.entries({ limit: 1 })]
    if (first.type !== 'Entries') throw new Error(JSON.stringify(first))
    const { interactionId = '' } = first.entries[0] ?? {}
    expect(await log.purge({ basis: 'mistake', interactionId })).toEqual({
      type: 'NotCanceled',
      interactionId,
    })
    await log.reviseTemplate({ code: 'BUS', cost: '10' })
    const bus = await log.entries({ segment: 'SM1' })
    if (bus.type !== 'Entries') throw new Error(JSON.stringify(bus))
    expect(bus.entries.map(({ cost }) => cost)).toEqual(['8', '8'])

    expect(await log.history(letter)).toMatchObject({
      type: 'History',
      events: [{ type: 'InteractionPurged', version: 3 }],
    })
    expect(await log.close()).toEqual({ type: 'Closed' })
  })
})
