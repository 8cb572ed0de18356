/**
 * One option for every field of a record request.
 *
 * @since 0.1.0
 */
import type { RequestOption } from '../request-options.js'
import { characteristicOptions } from './characteristic-options.js'

export const recordOptions: readonly RequestOption[] = [
  { name: 'contact', field: 'contactId', takes: 'text', value: 'id', about: 'with whom' },
  {
    name: 'template',
    field: 'templateCode',
    takes: 'text',
    value: 'code',
    about: 'what it is based on',
  },
  { name: 'date', field: 'date', takes: 'text', value: 'YYYY-MM-DD', about: 'when' },
  { name: 'time', field: 'time', takes: 'text', value: 'HH:mm:ss', about: 'at what time' },
  { name: 'zone', field: 'zone', takes: 'text', value: 'name', about: 'IANA time zone' },
  {
    name: 'description',
    field: 'description',
    takes: 'text',
    value: 'text',
    about: 'what it was about; default: of the template',
  },
  {
    name: 'subject',
    field: 'subject',
    takes: 'text',
    value: 'text',
    about: 'default: the description',
  },
  ...characteristicOptions,
  {
    name: 'salesperson',
    field: 'salespersonCode',
    takes: 'text or none',
    value: 'code',
    about: 'default: of the contact',
  },
  {
    name: 'language',
    field: 'languageCode',
    takes: 'text or none',
    value: 'code',
    about: 'default: of the contact or the template',
  },
  {
    name: 'alt-address',
    field: 'contactAltAddressCode',
    takes: 'text or none',
    value: 'code',
    about: 'alternative address of the contact; default: the one in use on that day',
  },
  {
    name: 'contact-via',
    field: 'contactVia',
    takes: 'text',
    value: 'text',
    about: 'telephone number or address used',
  },
  {
    name: 'evaluation',
    field: 'evaluation',
    takes: 'text',
    value: 'evaluation',
    about: 'none, veryPositive, positive, neutral, negative or veryNegative',
  },
  {
    name: 'attempt-failed',
    field: 'attemptFailed',
    takes: 'yes or no',
    about: 'the contact could not be reached',
  },
  {
    name: 'campaign',
    field: 'campaignNo',
    takes: 'text or none',
    value: 'no',
    about: 'default: of the template',
  },
  {
    name: 'campaign-target',
    field: 'campaignTarget',
    takes: 'yes or no',
    about: 'the contact was a target of the campaign',
  },
  {
    name: 'campaign-response',
    field: 'campaignResponse',
    takes: 'yes or no',
    about: 'the contact answered to the campaign',
  },
  { name: 'opportunity', field: 'opportunityNo', takes: 'text', value: 'no', about: 'opportunity' },
  { name: 'task', field: 'taskNo', takes: 'text', value: 'no', about: 'task that it completed' },
  {
    name: 'attachment',
    field: 'attachmentId',
    takes: 'text or none',
    value: 'id',
    about: 'default: of the template',
  },
  { name: 'segment', field: 'segmentNo', takes: 'text', value: 'no', about: 'segment' },
  {
    name: 'source',
    field: 'source',
    takes: 'json',
    value: 'json',
    about: 'such as {"type":"email","conversationId":null}; default: {"type":"manual"}',
  },
  {
    name: 'replaces',
    field: 'replaces',
    takes: 'text',
    value: 'interaction-id',
    about: 'the interaction that this one corrects',
  },
]
