import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportRow, openInteractionLog } from '@interaction-log/interaction-log'

const folder = mkdtempSync(join(tmpdir(), 'interaction-log-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let files = 0
const newFile = () => join(folder, `${String(++files)}.db`)

const opened = async (file = newFile()) => {
  const answer = await openInteractionLog({ file, actor: 'u-1', currency: 'EUR' })
  if (answer.type !== 'Opened') throw new Error(JSON.stringify(answer))
  const { log } = answer
  await log.defineGroup({ code: 'PHONE', description: 'Telephone' })
  await log.defineTemplate({ code: 'CALL', groupCode: 'PHONE', description: 'Call' })
  return log
}

const row = (key: string, contactId: string): ImportRow => ({
  key,
  request: { contactId, templateCode: 'CALL', date: '2026-03-01' },
})

describe('importRows', () => {
  it('tells a row that stands in the source twice from two rows of one key', async () => {
    const log = await opened()
    const rows = [row('1', 'A'), row('2', 'A'), row('1', 'A'), row('2', 'B'), row('3', 'C')]
    const outcomes: unknown[] = []
    for await (const batch of log.importRows('s', rows))
      for (const { key, outcome } of batch)
        outcomes.push([key, outcome.type === 'Recorded' ? outcome.repeated : outcome.type])
    expect(outcomes).toEqual([
      ['1', false],
      ['2', false],
      ['1', true],
      ['2', 'IdempotencyKeyReused'],
      ['3', false],
    ])
    await log.close()
  })

  it('numbers the entries in the order of rows, whatever each has to wait for', async () => {
    const log = await opened()
    await log.defineTemplate({ code: 'LATER', groupCode: 'PHONE', description: 'Later' })
    const rows = Array.from({ length: 1100 }, (_, n): ImportRow => ({
      key: String(n),
      request: {
        contactId: n % 7 === 0 ? '' : `c${String(n)}`,
        templateCode: n % 3 === 0 ? 'LATER' : 'CALL',
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

  it('refuses what is no request by the name of its field', async () => {
    const log = await opened()
    const rows: ImportRow[] = [{ key: '1', request: { contactId: 'A', colour: 'red' } }]
    for await (const batch of log.importRows('s', rows))
      expect(batch).toEqual([{ key: '1', outcome: { type: 'FieldUnknown', field: 'colour' } }])
    await log.close()
  })
})

describe('entries', () => {
  it('wait for a view that has to be made anew, as long as they are told to', async () => {
    const file = newFile()
    const log = await opened(file)
    const rows = Array.from({ length: 1000 }, (_, n) => row(String(n), 'A'))
    for await (const batch of log.importRows('s', rows)) expect(batch.length).toBeGreaterThan(0)
    await log.close()
    rmSync(`${file}.views`)

    const again = await opened(file)
    expect(await again.entries({ withinMs: 1 })).toMatchObject({ type: 'ViewBehind' })
    expect(await again.entries({ withinMs: 60_000 })).toMatchObject({ type: 'Entries' })
    await again.close()
  })
})
