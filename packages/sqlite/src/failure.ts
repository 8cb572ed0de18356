/**
 * Why a file could not be opened: a closed union. `file` is the name that the caller gave; nothing
 * else names a place or holds content.
 *
 * @since 0.1.0
 */

/**
 * Not an SQLite database, or that of another program. It was not changed.
 *
 * @category errors
 * @since 0.1.0
 */
export interface FileForeign {
  readonly type: 'FileForeign'
  readonly file: string
}

/**
 * Written by a later version of the program.
 *
 * @category errors
 * @since 0.1.0
 */
export interface FileNewer {
  readonly type: 'FileNewer'
  readonly file: string
  readonly found: number
  readonly supported: number
}

/**
 * Written by a version of the program that is no longer read.
 *
 * @category errors
 * @since 0.1.0
 */
export interface FileOlder {
  readonly type: 'FileOlder'
  readonly file: string
  readonly found: number
  readonly oldest: number
}

/**
 * The folder is missing, permission is missing, the disk is read-only, full or broken, or another
 * process held the file for too long.
 *
 * @category errors
 * @since 0.1.0
 */
export interface FileUnavailable {
  readonly type: 'FileUnavailable'
  readonly file: string
  readonly because: string
}

/**
 * No SQLite for this platform could be loaded.
 *
 * @category errors
 * @since 0.1.0
 */
export interface SqliteMissing {
  readonly type: 'SqliteMissing'
  readonly because: string
}

/**
 * @category errors
 * @since 0.1.0
 */
export interface SqliteTooOld {
  readonly type: 'SqliteTooOld'
  readonly found: string
  readonly oldest: string
}

/**
 * The connection does not keep what it acknowledges, for example a database in memory.
 *
 * @category errors
 * @since 0.1.0
 */
export interface NotDurable {
  readonly type: 'NotDurable'
  readonly file: string
  readonly journalMode: string
  /** What `PRAGMA synchronous` says: 2 = FULL, 1 = NORMAL. */
  readonly synchronous: number
}

/**
 * @category errors
 * @since 0.1.0
 */
export type OpenFailure =
  FileForeign | FileNewer | FileOlder | FileUnavailable | SqliteMissing | SqliteTooOld | NotDurable
