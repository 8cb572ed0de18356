/**
 * One option for every field of a template request but its code.
 *
 * @since 0.1.0
 */
import type { RequestOption } from '../request-options.js'
import { characteristicOptions } from './characteristic-options.js'

export const templateOptions: readonly RequestOption[] = [
  { name: 'group', field: 'groupCode', takes: 'text', value: 'code', about: 'its group' },
  {
    name: 'description',
    field: 'description',
    takes: 'text',
    value: 'text',
    about: 'description of its interactions',
  },
  ...characteristicOptions,
  {
    name: 'ignore-contact-correspondence-type',
    field: 'ignoreContactCorrespondenceType',
    takes: 'yes or no',
    about: "its own correspondence type wins over the contact's",
  },
  { name: 'campaign', field: 'campaignNo', takes: 'text or none', value: 'no', about: 'campaign' },
  {
    name: 'campaign-target',
    field: 'campaignTarget',
    takes: 'yes or no',
    about: 'its contacts are targets of the campaign',
  },
  {
    name: 'campaign-response',
    field: 'campaignResponse',
    takes: 'yes or no',
    about: 'its contacts answer to the campaign',
  },
  {
    name: 'default-language',
    field: 'defaultLanguage',
    takes: 'text or none',
    value: 'code',
    about: 'one of its languages',
  },
  {
    name: 'languages',
    field: 'languages',
    takes: 'json',
    value: 'json',
    about: 'such as [{"language":"it","description":"Lettera","attachmentId":null}]',
  },
]
