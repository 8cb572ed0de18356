/**
 * One option for every field of a document or e-mail request but its kind and its account.
 *
 * @since 0.1.0
 */
import { documentRequestFields, emailRequestFields } from '@interaction-log/core'
import type { RequestOption } from '../request-options.js'
import { recordOptions } from './record-options.js'

const ofDocuments: readonly RequestOption[] = [
  { name: 'no', field: 'no', takes: 'text', value: 'no', about: 'number of the document' },
  {
    name: 'occurrence',
    field: 'occurrence',
    takes: 'whole number',
    value: 'count',
    about: 'how often this number was used again',
  },
  {
    name: 'version',
    field: 'version',
    takes: 'whole number',
    value: 'version',
    about: 'its version',
  },
  { name: 'once', field: 'once', takes: 'yes or no', about: 'printing it again records nothing' },
  {
    name: 'posted',
    field: 'posted',
    takes: 'yes or no',
    about: 'it is posted: once, and for the campaign that targets the contact',
  },
  { name: 'preview', field: 'preview', takes: 'yes or no', about: 'it is only looked at' },
]

const ofEmails: readonly RequestOption[] = [
  {
    name: 'message-id',
    field: 'messageId',
    takes: 'text',
    value: 'id',
    about: 'of the mail, by which it is recognised',
  },
  {
    name: 'direction',
    field: 'direction',
    takes: 'text',
    value: 'direction',
    about: 'outbound or inbound',
  },
  {
    name: 'conversation',
    field: 'conversationId',
    takes: 'text',
    value: 'id',
    about: 'the conversation that it belongs to',
  },
]

const among = (fields: readonly string[]) =>
  recordOptions.filter(({ field }) => fields.includes(field))

export const documentOptions = [...ofDocuments, ...among(documentRequestFields)]

export const emailOptions = [...ofEmails, ...among(emailRequestFields)]
