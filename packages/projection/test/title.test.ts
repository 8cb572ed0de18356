import type { EventEnvelope, InteractionRecorded } from '@interaction-log/core'
import { sampleRecordedData } from '@interaction-log/core/testing'
import { projectLogEntry, titleOf } from '@interaction-log/projection'

const titled = (data: object): string => {
  const entry = projectLogEntry(undefined, {
    stream: 'interaction-3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11',
    originalPosition: 7n,
    metadata: { recordedAt: '2026-03-01T09:30:00.000Z', actor: 'u-17' },
    event: { type: 'InteractionRecorded', data: { ...sampleRecordedData, ...data } },
  } as unknown as EventEnvelope<InteractionRecorded>)
  if (entry === undefined) throw new Error('no entry')
  return titleOf(entry)
}

describe('the title of an entry (rule R152)', () => {
  const recorded = { templateDescription: 'Call', description: 'Wants a quote' }

  it.each([
    [{ informationFlow: 'outbound', salespersonCode: 'AH' }, 'Call by AH'],
    [{ informationFlow: 'outbound', salespersonCode: null }, 'Call by u-17'],
    [{ informationFlow: 'inbound', contactId: 'CT12' }, 'Call from CT12'],
    [{ informationFlow: 'none' }, 'Call'],
    [{ informationFlow: 'inbound', contactId: null }, 'Call'],
  ])('is of its own values: %j', (data, title) => {
    expect(titled({ ...recorded, ...data })).toBe(title)
  })
})
