/** What the tests stand on: the demo template ONSITE, one contact, one manual interaction. */
import {
  type CommandContext,
  Contact,
  ActorId,
  InteractionRecorded,
  InteractionTemplateDefined,
  type RecordingFacts,
  RecordRequest,
  type TemplateFields,
  Uuid,
} from '@interaction-log/core'
import { sample, sampleRecordedData } from '@interaction-log/core/testing'

type Fields = Readonly<Record<string, unknown>>

export const uuid = (n: number): Uuid =>
  sample(Uuid, `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)

export const contextOf = (n: number): CommandContext => ({
  actor: sample(ActorId, 'u-17'),
  commandId: uuid(n),
  isKeyed: true,
  correlationId: uuid(n + 1_000_000),
  causationId: uuid(n + 2_000_000),
})

export const onsite = {
  groupCode: 'MEETING',
  description: 'On-site meeting',
  cost: '45',
  durationMinutes: 180,
  informationFlow: 'outbound',
  initiatedBy: 'us',
  channel: 'meeting',
  correspondenceType: 'hardCopy',
  ignoreContactCorrespondenceType: false,
  campaignNo: null,
  campaignTarget: false,
  campaignResponse: false,
  defaultLanguage: null,
  languages: [],
}

export const templateWith = (fields: Fields = {}): TemplateFields =>
  sample(InteractionTemplateDefined, {
    type: 'InteractionTemplateDefined',
    data: { ...onsite, ...fields },
  }).data

export const contactWith = (fields: Fields = {}): Contact =>
  sample(Contact, { id: 'P1', companyId: 'C', salespersonCode: 'S1', ...fields })

export const requestWith = (fields: Fields = {}): RecordRequest =>
  sample(RecordRequest, {
    contactId: 'P1',
    templateCode: 'ONSITE',
    date: '2026-03-02',
    ...fields,
  })

export const recordedWith = (fields: Fields = {}): InteractionRecorded =>
  sample(InteractionRecorded, {
    type: 'InteractionRecorded',
    data: {
      ...sampleRecordedData,
      contactId: 'P1',
      companyId: 'C',
      date: '2026-03-02',
      correspondenceTypeRequested: 'hardCopy',
      correspondenceType: 'hardCopy',
      salespersonCode: 'S1',
      ...fields,
    },
  })

interface FactsFields extends Partial<Omit<RecordingFacts, 'template'>> {
  readonly template?: Fields | undefined
}

export const factsWith = ({ template, ...facts }: FactsFields = {}): RecordingFacts => ({
  contact: contactWith(),
  template: { type: 'Defined', fields: templateWith(template) },
  templateVersion: 1,
  salespersonExists: true,
  campaignExists: true,
  ...facts,
})
