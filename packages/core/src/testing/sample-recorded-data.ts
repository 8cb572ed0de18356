/**
 * What was recorded of an interaction, for tests.
 *
 * @since 0.1.0
 */
import type { InteractionRecorded } from '../interaction/recorded.js'

/**
 * The data of an `InteractionRecorded`: a visit that nothing special is to be said of. Tests say what is
 * different in theirs.
 *
 * @example
 * import { InteractionRecorded } from '@interaction-log/core'
 * import { sample, sampleRecordedData } from '@interaction-log/core/testing'
 *
 * const data = { ...sampleRecordedData, cost: '8.5' }
 * const recorded = sample(InteractionRecorded, { type: 'InteractionRecorded', data })
 *
 * assert.strictEqual(recorded.data.cost, '8.5')
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleRecordedData = {
  contactId: 'CT000012',
  companyId: 'CT000001',
  templateCode: 'ONSITE',
  templateVersion: 1,
  templateDescription: 'On-site meeting',
  groupCode: 'MEETING',
  date: '2026-02-28',
  time: null,
  zone: null,
  description: 'On-site meeting',
  subject: 'On-site meeting',
  channel: 'meeting',
  informationFlow: 'outbound',
  initiatedBy: 'us',
  correspondenceTypeRequested: 'none',
  correspondenceType: 'none',
  cost: '45',
  durationMinutes: 180,
  salespersonCode: 'JR',
  languageCode: null,
  contactAltAddressCode: null,
  contactVia: null,
  evaluation: 'none',
  attemptFailed: false,
  campaign: null,
  opportunityNo: null,
  taskNo: null,
  attachment: null,
  segment: null,
  source: { type: 'manual' },
  replaces: null,
} satisfies Readonly<Record<keyof InteractionRecorded['data'], unknown>>
