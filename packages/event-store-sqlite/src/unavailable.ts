/**
 * What SQLite refuses, in the words of the port.
 *
 * @since 0.1.0
 */
import type { StoreUnavailable } from '@interaction-log/core'

export const unavailable = ({ because }: { readonly because: string }): StoreUnavailable => ({
  type: 'StoreUnavailable',
  because,
})
