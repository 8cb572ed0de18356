/**
 * A rule that every view store keeps, as plain data: any test runner can run it.
 *
 * @since 0.1.0
 */
import type { ViewStore } from '../../view-store/view-store.js'

/**
 * @category testing
 * @since 0.1.0
 */
export interface ViewStoreRule {
  /** A sentence: what holds. */
  readonly rule: string
  /** Rejects if it does not hold. Every call needs a store of its own, open and empty; it closes it. */
  readonly holds: (views: ViewStore) => Promise<void>
}

/** Closes the store, whether the rule holds or not. */
export const rule = (
  sentence: string,
  check: (views: ViewStore) => Promise<void>,
): ViewStoreRule => ({
  rule: sentence,
  holds: async (views) => {
    try {
      await check(views)
    } finally {
      await views.close()()
    }
  },
})
