import { type ImportRow } from '@interaction-log/interaction-log'
import { logWithTemplates } from './opened.js'

describe('importing rows', () => {
  it('numbers the entries in the order of rows, whatever each has to wait for', async () => {
    const log = await logWithTemplates()
    await log.defineTemplate({ code: 'LATER', groupCode: 'MEETING', description: 'Later' })
    const rows = Array.from({ length: 1100 }, (_, n): ImportRow => ({
      key: String(n),
      request: {
        contactId: n % 7 === 0 ? '' : 'N',
        templateCode: n % 3 === 0 ? 'LATER' : 'ONSITE',
        date: '2026-03-01',
        ...(n % 5 === 0 && { salespersonCode: 'S1', campaignNo: 'CP1' }),
      },
    }))
    const numbers: number[] = []
    for await (const batch of log.importRows('s', rows))
      for (const { outcome } of batch)
        if (outcome.type === 'Recorded') numbers.push(Number(outcome.entryNo))
    expect(numbers.length).toBeGreaterThan(900)
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers)
    await log.close()
  })
})
