/**
 * What every view store promises, as a list of rules that any test runner can run.
 *
 * @since 0.1.0
 */
import { building } from './building.js'
import { comparing } from './comparing.js'
import { finding } from './finding.js'
import { keeping } from './keeping.js'
import { paging } from './paging.js'
import type { ViewStoreRule } from './rule.js'
import { saving } from './saving.js'
import { takingOver } from './taking-over.js'

export type { ViewStoreRule } from './rule.js'

/**
 * The contract of the view store port. With jest, given `views` that makes a store afresh:
 * `it.each(viewStoreContract)('$rule', async ({ holds }) => holds(await views()))`
 *
 * @category testing
 * @since 0.1.0
 */
export const viewStoreContract: readonly ViewStoreRule[] = [
  ...building,
  ...takingOver,
  ...comparing,
  ...keeping,
  ...saving,
  ...finding,
  ...paging,
]
