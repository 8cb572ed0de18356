/**
 * A log in a file.
 *
 * @since 0.1.0
 */
import { existsSync } from 'node:fs'
import { openInteractionLog } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Home } from './home.js'

export const fileHome = (file: string): Home => ({
  isThere: () => Promise.resolve(E.right(existsSync(file))),
  absent: `${file}: there is no log here. "group define" or "import" begins one.`,
  open: (options) => openInteractionLog({ ...options, file }),
  close: () => Promise.resolve(),
})
