/**
 * A database file that only its owner may read. SQLite gives the same permissions to the files that it
 * makes beside it.
 *
 * @since 0.1.0
 */
import { closeSync, existsSync, openSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'

/** Names that SQLite takes for something else than a file. */
const isNoFile = /^$|^:memory:$|^file:/

/** Makes the file, unless it is there. If that cannot be, opening it will say why. */
export const makePrivate = (file: string): void => {
  if (isNoFile.test(file) || existsSync(file)) return
  E.tryCatch(
    () => {
      closeSync(openSync(file, 'ax', 0o600))
    },
    (error) => error,
  )
}
