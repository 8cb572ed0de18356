/**
 * A log in a file.
 *
 * @since 0.1.0
 */
import { openInteractionLog } from '@interaction-log/interaction-log'
import type { Home } from './home.js'

export const fileHome = (file: string): Home => ({
  absent: `${file}: there is no log here. "group define" or "import" begins one.`,
  open: (options) => openInteractionLog({ ...options, file }),
  close: () => Promise.resolve(),
})
