/**
 * What every event store promises, as a list of rules that any test runner can run.
 *
 * @since 0.1.0
 */
import { appending } from './appending.js'
import { closing } from './closing.js'
import { damage } from './damage.js'
import { erasing } from './erasing.js'
import { evidence } from './evidence.js'
import { keeping } from './keeping.js'
import { reading } from './reading.js'
import { refusing } from './refusing.js'
import { repeating } from './repeating.js'
import type { Rule } from './rule.js'
import { subscribing } from './subscribing.js'
import { unsubscribing } from './unsubscribing.js'

export type { Rule, Subject } from './rule.js'

/**
 * The contract of the event store port. With jest, given a `subject` that makes one afresh:
 * `it.each(eventStoreContract)('$rule', async ({ holds }) => holds(await subject()))`
 *
 * @category testing
 * @since 0.1.0
 */
export const eventStoreContract: readonly Rule[] = [
  ...appending,
  ...refusing,
  ...repeating,
  ...keeping,
  ...reading,
  ...subscribing,
  ...unsubscribing,
  ...erasing,
  ...evidence,
  ...damage,
  ...closing,
]
