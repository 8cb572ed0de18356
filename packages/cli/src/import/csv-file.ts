/**
 * A CSV file as a stream of rows. The first line names the columns; a byte order mark is skipped.
 *
 * @since 0.1.0
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { CsvInvalid } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { errorCode } from '../error-code.js'
import { type CsvRow, csvRows } from './csv-rows.js'
import type { Values } from './text.js'

export interface CsvFile {
  readonly columns: Values
  /** A failure is the last row. */
  readonly rows: AsyncGenerator<E.Either<CsvInvalid, CsvRow>>
  readonly bytes: number
  readonly bytesRead: () => number
}

const invalid = (file: string, line: number, because: string) =>
  E.left<CsvInvalid>({ type: 'CsvInvalid', file, line, field: '', because })

/** Opens the file and reads its first line. */
export const openCsv = async (
  file: string,
  delimiter: string,
): Promise<E.Either<CsvInvalid, CsvFile>> => {
  const input = createReadStream(file)

  const read = async function* (): CsvFile['rows'] {
    try {
      for await (const row of csvRows(input, delimiter))
        yield E.isRight(row) ? row : invalid(file, row.left.line, row.left.because)
    } catch (error) {
      yield invalid(file, 0, `it cannot be read (${errorCode(error)})`)
    } finally {
      input.destroy()
    }
  }

  const rows = read()
  const first = await rows.next()
  if (first.done === true) return invalid(file, 1, 'it is empty')
  if (E.isLeft(first.value)) return first.value
  const columns = first.value.right.values
  const twice = columns.findIndex((name, at) => name !== '' && columns.indexOf(name) < at)
  const once = columns.indexOf(columns[twice] ?? '')
  if (twice !== -1) {
    input.destroy()
    const because = `columns ${String(once + 1)} and ${String(twice + 1)} have the same name`
    return invalid(file, first.value.right.line, because)
  }
  const { size } = await stat(file)
  return E.right({
    columns,
    rows,
    bytes: size,
    bytesRead: () => input.bytesRead,
  })
}
