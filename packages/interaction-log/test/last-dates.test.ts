import type { LastDatesInput } from '@interaction-log/interaction-log'
import { expectType, logWithTemplates, record } from './opened.js'

describe('the last dates (rule R154)', () => {
  it('are those of interactions that did not fail, and of attempts of ours, of a contact', async () => {
    const log = await logWithTemplates()
    const dates = async (request: LastDatesInput = { contact: 'P1' }) => {
      const { lastInteraction, lastAttempt } = expectType(await log.lastDates(request), 'LastDates')
      return [lastInteraction, lastAttempt]
    }
    expect(await dates()).toEqual([null, null])
    await record(log, { date: '2026-03-09', initiatedBy: 'them' })
    expect(await dates()).toEqual(['2026-03-09', null])
    await record(log, { date: '2026-03-12', initiatedBy: 'us', attemptFailed: true })
    expect(await dates()).toEqual(['2026-03-09', '2026-03-12'])
    const last = await record(log, { date: '2026-04-01', initiatedBy: 'us' })
    await record(log, { date: '2026-03-01', initiatedBy: 'us' })
    expect(await dates()).toEqual(['2026-04-01', '2026-04-01'])
    await log.cancel({ interactionId: last })
    expect(await dates()).toEqual(['2026-03-09', '2026-03-12'])
    await log.purge({ basis: 'mistake', interactionId: last })
    expect(await dates()).toEqual(['2026-03-09', '2026-03-12'])
    await record(log, { contactId: 'P2', date: '2026-05-01', initiatedBy: 'us' })
    expect(await dates()).toEqual(['2026-03-09', '2026-03-12'])
    expect(await dates({ company: 'C' })).toEqual(['2026-05-01', '2026-05-01'])
    expect(await dates({ contact: 'C' })).toEqual([null, null])
  })

  it('are refused unless it is said of whom', async () => {
    const log = await logWithTemplates()
    for (const [request, field] of [
      [{}, 'contact'],
      [{ contact: undefined }, 'contact'],
      [{ contact: 'P1', company: 'C' }, 'contact'],
      [{ contact: '' }, 'contact'],
      [{ company: 'C', withinMs: 0 }, 'withinMs'],
    ] as const)
      expect(await log.lastDates(request as LastDatesInput)).toMatchObject({
        type: 'FieldInvalid',
        field,
      })
    const person = { person: 'P1' } as LastDatesInput
    expect(await log.lastDates(person)).toMatchObject({ type: 'FieldUnknown', field: 'person' })
  })
})
