/**
 * What SQLite says when a file cannot be opened, as a failure.
 *
 * @since 0.1.0
 */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { resultCode, type SqliteFailure } from './attempt.js'
import type { FileForeign, FileUnavailable } from './failure.js'

/** Reading, too, writes beside the file: SQLite shares its write-ahead log with other connections. */
const reasons = new Map<number, string>([
  [resultCode.readOnly, 'SQLite has to write beside it, and may not. Use a copy in another folder'],
  [resultCode.cannotOpen, 'it is a folder, or there is no permission to read and write it'],
])

export const unavailable =
  (file: string) =>
  ({ code, because }: SqliteFailure): FileForeign | FileUnavailable => {
    if (code === resultCode.notADatabase) return { type: 'FileForeign', file }
    const known = existsSync(dirname(file)) ? reasons.get(code) : 'its folder does not exist'
    return { type: 'FileUnavailable', file, because: known ?? because }
  }
