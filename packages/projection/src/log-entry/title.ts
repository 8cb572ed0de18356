/**
 * An entry in one line, as a timeline shows it.
 *
 * @since 0.1.0
 */
import type { LogEntry } from './log-entry.js'

/**
 * What the template was called when this was recorded; by whom, if it went out, from whom, if it came
 * in and has a contact. All of it is the entry's own: revising a template retitles no history. People
 * stand in it by their ids.
 *
 * @example
 * import { type LogEntry, titleOf } from '@interaction-log/projection'
 *
 * const call = { templateDescription: 'Call', contactId: 'CT12', recordedBy: 'u-17' } as LogEntry
 *
 * assert.strictEqual(
 *   titleOf({ ...call, informationFlow: 'outbound', salespersonCode: null }),
 *   'Call by u-17',
 * )
 * assert.strictEqual(titleOf({ ...call, informationFlow: 'inbound' }), 'Call from CT12')
 * assert.strictEqual(titleOf({ ...call, informationFlow: 'none' }), 'Call')
 *
 * @category accessors
 * @since 0.1.0
 */
export const titleOf = (entry: LogEntry): string => {
  const { templateDescription, informationFlow, contactId, salespersonCode, recordedBy } = entry
  switch (informationFlow) {
    case 'outbound':
      return `${templateDescription} by ${salespersonCode ?? recordedBy}`
    case 'inbound':
      return contactId === null ? templateDescription : `${templateDescription} from ${contactId}`
    case 'none':
      return templateDescription
  }
}
