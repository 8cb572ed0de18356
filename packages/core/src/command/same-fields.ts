/**
 * Whether everything that a request gives stands in the data of the event that it led to.
 *
 * @since 0.1.0
 */
import { isSameValue } from '../event/canonical-text.js'

export const saysTheSame = (request: object, data: Readonly<Record<string, unknown>>): boolean => {
  const given: [string, unknown][] = Object.entries(request)
  return given.every(
    ([field, value]) =>
      value === undefined || data[field] === undefined || isSameValue(value, data[field]),
  )
}
