/**
 * Failures of opening a log.
 *
 * @since 0.1.0
 */
import type { OpenFailure } from '@interaction-log/event-store-sqlite'
import type { Sentences } from './problem.js'

type FilesOnly =
  | OpenFailure['type']
  | 'KeyFileUnusable'
  | 'ViewsFileUnusable'
  | 'CurrencyRequired'
  | 'CurrencyMismatch'
  | 'IdKeyMismatch'
  | 'CsvInvalid'

export const ofFiles: Sentences<FilesOnly> = {
  CsvInvalid: ({ file, line, field, because }) =>
    `${file}${line > 0 ? `, line ${String(line)}` : ''}: ${field === '' ? '' : `${field}: `}${because}.`,
  CurrencyMismatch: ({ field, stored }) =>
    `${field}: this log counts in ${stored}. Give that currency, or none.`,
  CurrencyRequired: ({ field }) => `${field}: a new log needs its currency, for example EUR.`,
  FileForeign: ({ file }) => `${file} is not an interaction log. It was not changed.`,
  FileNewer: ({ file, found, supported }) =>
    `${file} was written by a newer version (file format ${String(found)}, this one reads ` +
    `${String(supported)}). Update the program.`,
  FileOlder: ({ file, found, oldest }) =>
    `${file} has the old file format ${String(found)}; this version reads ${String(oldest)} and later. ` +
    'Open it with an earlier version first.',
  FileUnavailable: ({ file, because }) => `${file} cannot be used: ${because}.`,
  IdKeyMismatch: ({ field }) =>
    `${field}: this is the key of another log. Put the key file of this log back.`,
  KeyFileUnusable: ({ file, because }) => `${file} cannot be used: ${because}.`,
  NotDurable: ({ file }) =>
    `${file} would not keep what it acknowledges. Use a file on a local disk.`,
  SqliteMissing: ({ because }) => `There is no SQLite for this platform: ${because}.`,
  SqliteTooOld: ({ found, oldest }) =>
    `SQLite ${found} can corrupt a file that two connections use; at least ${oldest} is needed.`,
  ViewsFileUnusable: ({ file, because }) =>
    `${file} cannot be used: ${because}. The file of the views holds nothing of its own: it may be ` +
    'deleted, and is then made anew.',
}
