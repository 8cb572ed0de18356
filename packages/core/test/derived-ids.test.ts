/** Repeating a command finds what it made the first time, in later versions too. */
import {
  derivedId,
  eventId,
  lineInteractionId,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'
import { uuid } from './samples.js'

const command = uuid(1)
const stream: StreamName = 'interaction-x'

it.each<[string, () => Uuid, string]>([
  [
    'first interaction',
    () => derivedId(command, 'interaction', 0),
    '17bcd273-6b02-51fa-a6fe-49b7e4e86654',
  ],
  ['second batch', () => derivedId(command, 'batch', 1), '218f0e67-07a7-5532-8783-3d76e6469734'],
  [
    'first event on a stream',
    () => eventId(command, stream, 0),
    '56810312-632a-5b38-ae79-b86b7482c253',
  ],
  [
    'interaction of its line 7',
    () => lineInteractionId(command, 7),
    '4d0d81ab-ba17-552d-856d-b00a054ae713',
  ],
])('the id of the %s of a command is as ever', (_, id, expected) => {
  expect(id()).toBe(expected)
})
