/**
 * Which events of `$all` a reader is shown.
 *
 * @since 0.1.0
 */
import type { EventRecord } from './event-record.js'

/**
 * @since 0.1.0
 */
export type Predicate = (event: EventRecord) => boolean

/**
 * The server keeps some of its own to itself.
 *
 * @since 0.1.0
 */
export const isShown: Predicate = ({ stream }) =>
  !stream.startsWith('$') ||
  (stream !== '$epoch-information' &&
    !/^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/.test(stream))

const regularExpression = (text: string): RegExp | undefined => {
  try {
    return new RegExp(text)
  } catch {
    return undefined
  }
}

/**
 * By regular expression if there is one, else by prefixes. The real server takes those of .NET.
 * `undefined`: it is none.
 *
 * @since 0.1.0
 */
export const matching = (
  subject: 'stream' | 'type',
  regex: string,
  prefixes: readonly string[],
): Predicate | undefined => {
  if (regex === '')
    return (event) => isShown(event) && prefixes.some((prefix) => event[subject].startsWith(prefix))
  const expression = regularExpression(regex)
  if (expression === undefined) return undefined
  return (event) => isShown(event) && expression.test(event[subject])
}
