/**
 * Options of what a template gives to its interactions, and an interaction can have of its own.
 *
 * @since 0.1.0
 */
import type { RequestOption } from '../request-options.js'

export const characteristicOptions: readonly RequestOption[] = [
  {
    name: 'channel',
    field: 'channel',
    takes: 'text',
    value: 'channel',
    about: 'letter, fax, email, phone, meeting, document or other',
  },
  {
    name: 'information-flow',
    field: 'informationFlow',
    takes: 'text',
    value: 'flow',
    about: 'none, outbound or inbound',
  },
  {
    name: 'initiated-by',
    field: 'initiatedBy',
    takes: 'text',
    value: 'side',
    about: 'none, us or them',
  },
  {
    name: 'correspondence-type',
    field: 'correspondenceType',
    takes: 'text',
    value: 'type',
    about: 'none, hardCopy, email or fax',
  },
  { name: 'cost', field: 'cost', takes: 'text', value: 'amount', about: 'such as 12.5' },
  {
    name: 'duration-minutes',
    field: 'durationMinutes',
    takes: 'whole number',
    value: 'minutes',
    about: 'whole minutes',
  },
]
