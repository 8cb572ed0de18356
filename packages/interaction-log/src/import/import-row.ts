/**
 * What a caller gives as rows. What is no row has no key, and is refused for that.
 *
 * @since 0.1.0
 */
import type { RecordInput } from '../command/interaction-commands.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface ImportRow {
  /** Names the row within its source, for ever: 1 to 100 characters. */
  readonly key: string
  /** Without a source: it is the import. What is not known to fit may be given; it is decoded. */
  readonly request: Omit<RecordInput, 'source'> | Readonly<Record<string, unknown>>
}

type Rows = Iterable<ImportRow> | AsyncIterable<ImportRow>

export const isRows = (rows: unknown): rows is Rows =>
  typeof rows === 'object' &&
  rows !== null &&
  (Symbol.iterator in rows || Symbol.asyncIterator in rows)

export const rowsOf = async function* (rows: Rows): AsyncGenerator<ImportRow> {
  for await (const row of rows) {
    const { key, request = {} } = Object(row) as Partial<ImportRow>
    yield { key: typeof key === 'string' ? key : '', request }
  }
}
