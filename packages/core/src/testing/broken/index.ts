/**
 * Stores with one mistake each, to prove that the contract notices: every broken store breaks a
 * rule, and every rule is broken by some store.
 *
 * @since 0.1.0
 */
import { appending } from './appending.js'
import { closing } from './closing.js'
import { damage } from './damage.js'
import { erasing } from './erasing.js'
import { following } from './following.js'
import { keeping } from './keeping.js'
import type { BrokenStore } from './mistake.js'
import { reading } from './reading.js'
import { refusing } from './refusing.js'
import { repeating } from './repeating.js'
import { subscribing } from './subscribing.js'

export type { BrokenStore } from './mistake.js'

/**
 * @category testing
 * @since 0.1.0
 */
export const brokenStores: readonly BrokenStore[] = [
  ...appending,
  ...refusing,
  ...repeating,
  ...keeping,
  ...reading,
  ...subscribing,
  ...following,
  ...erasing,
  ...damage,
  ...closing,
]
