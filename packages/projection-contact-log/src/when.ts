/**
 * A condition that is there only if something is asked for.
 *
 * @since 0.1.0
 */
import type { Condition } from '@interaction-log/projection'
import type { ContactLogColumn } from './contact-log.js'

export const when = <Value>(
  value: Value | undefined,
  condition: (value: Value) => Condition<ContactLogColumn>,
): readonly Condition<ContactLogColumn>[] => (value === undefined ? [] : [condition(value)])
