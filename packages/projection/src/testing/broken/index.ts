/**
 * View stores with one mistake each, to prove that the contract notices: every broken store breaks a
 * rule, and every rule is broken by some store.
 *
 * @since 0.1.0
 */
import { building } from './building.js'
import { finding } from './finding.js'
import { keeping } from './keeping.js'
import type { BrokenViewStore } from './mistake.js'
import { paging } from './paging.js'

export type { BrokenViewStore } from './mistake.js'

/**
 * @category testing
 * @since 0.1.0
 */
export const brokenViewStores: readonly BrokenViewStore[] = [
  ...building,
  ...finding,
  ...paging,
  ...keeping,
]
