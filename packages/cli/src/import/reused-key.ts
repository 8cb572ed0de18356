/**
 * A row whose key another row has, which says something else. Which row that is, a second look at the
 * file tells: to keep every key until then would take too much memory.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { openCsv } from './csv-file.js'
import type { Mapping } from './mapping.js'
import { textOf } from './text.js'

export interface ReusedKey {
  readonly key: string
  readonly line: number
}

/** The first line of each of these keys, as far as the file can be read again. */
export const firstLinesOf = async (
  reused: readonly ReusedKey[],
  file: string,
  { key, delimiter = ',' }: Mapping,
): Promise<ReadonlyMap<string, number>> => {
  const wanted = new Set(reused.map((row) => row.key))
  const lines = new Map<string, number>()
  const last = reused.at(-1)?.line
  const csv = last === undefined ? undefined : await openCsv(file, delimiter)
  if (csv === undefined || last === undefined || E.isLeft(csv)) return lines
  const keyOf = textOf(key, csv.right.columns)
  if (E.isLeft(keyOf)) return lines
  for await (const row of csv.right.rows) {
    if (E.isLeft(row) || row.right.line > last) break
    const { line, values } = row.right
    const found = keyOf.right(values) ?? ''
    if (wanted.has(found) && !lines.has(found)) lines.set(found, line)
  }
  return lines
}

/** `key`: as the mapping has it. */
export const reusedSentence = (key: string, line: number, first: number | undefined): string =>
  first === undefined || first === line
    ? `key ${key}: an earlier import recorded this row with other values, or by another mapping. It stays as it was; to change it, cancel it and record it anew.`
    : `key ${key}: line ${String(first)} has the same key and other values. Choose a key that each row has for itself.`
