/**
 * @since 0.1.0
 */

/**
 * The rows in order, `size` at a time; a batch may be shorter. None holds a key twice: whether a row
 * says the same as an earlier one of its key is known only when that one is stored.
 */
export const batches = async function* <Row extends { readonly key: string }>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  size: number,
): AsyncGenerator<readonly Row[]> {
  let batch = new Map<string, Row>()
  for await (const row of rows) {
    if (batch.has(row.key)) {
      yield [...batch.values()]
      batch = new Map()
    }
    batch.set(row.key, row)
    if (batch.size === size) {
      yield [...batch.values()]
      batch = new Map()
    }
  }
  if (batch.size > 0) yield [...batch.values()]
}
