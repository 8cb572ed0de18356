/** What streams are called is stored: it never changes. */
import {
  ContactId,
  GroupCode,
  groupStream,
  holdStream,
  type IdKey,
  interactionStream,
  logStream,
  purgeBatchStream,
  SegmentNo,
  segmentStream,
  type StreamName,
  TemplateCode,
  templateSetupStream,
  templateStream,
  worksheetStream,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { uuid } from './samples.js'

const id = '00000000-0000-4000-8000-000000000001'
const idKey = 'a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf' as IdKey

it.each<[string, () => StreamName, string]>([
  ['the log itself', () => logStream, 'interactionLog-main'],
  ['an interaction', () => interactionStream(uuid(1)), `interaction-${id}`],
  ['a group', () => groupStream(sample(GroupCode, 'A/B')), 'interactionGroup-A%2FB'],
  ['a template', () => templateStream(sample(TemplateCode, 'BUS')), 'interactionTemplate-BUS'],
  ['the templates of kinds', () => templateSetupStream, 'interactionTemplateSetup-main'],
  ['a segment', () => segmentStream(sample(SegmentNo, 'SM1')), 'segment-SM1'],
  ['a worksheet', () => worksheetStream(uuid(1)), `segmentWorksheet-${id}`],
  ['a batch of a purge', () => purgeBatchStream(uuid(1)), `purgeBatch-${id}`],
  [
    'a hold on a contact',
    () => holdStream(idKey, { type: 'contact', contactId: sample(ContactId, 'CT000012') }),
    'hold-ab402f5d-793f-8e96-8a98-0478bcef21e6',
  ],
  [
    'a hold on an interaction',
    () => holdStream(idKey, { type: 'interaction', interactionId: uuid(1) }),
    'hold-24bb619d-a121-8e30-8b44-744454f7d1dd',
  ],
])('the stream of %s is called as ever', (_, stream, name) => {
  expect(stream()).toBe(name)
})
