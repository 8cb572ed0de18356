/**
 * Adding the rows of a CSV file to a segment: all are checked before the first is added.
 *
 * @since 0.1.0
 */
import type { NewSegmentLine } from '@interaction-log/core'
import { explain } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { Log } from '../with-log.js'
import { csvLines } from './csv-lines.js'

/** Lines that are stored together: with every field at its longest they still are no more than a store takes. */
const batchSize = 500
const batchBytes = 700_000

const checked = async ({ out }: Context, file: string): Promise<ExitCode> => {
  let code: ExitCode = exitCode.done
  for await (const row of csvLines(file)) {
    if (E.isLeft(row)) return out.fail(row.left)
    const { line, decoded } = row.right
    if (E.isRight(decoded)) continue
    out.say(`${file}, line ${String(line)}: ${explain(decoded.left)}`)
    code = exitCode.refused
  }
  return code
}

const batches = async function* (file: string) {
  let batch: NewSegmentLine[] = []
  let bytes = 0
  for await (const row of csvLines(file)) {
    // It was read, and found good, a moment ago.
    if (E.isLeft(row)) {
      yield row
      return
    }
    if (E.isLeft(row.right.decoded)) continue
    const line = row.right.decoded.right
    const size = Buffer.byteLength(JSON.stringify(line))
    if (batch.length === batchSize || bytes + size > batchBytes) {
      yield E.right(batch)
      batch = []
      bytes = 0
    }
    batch.push(line)
    bytes += size
  }
  if (batch.length > 0) yield E.right(batch)
}

/** With a key, an addition that was interrupted is gone on with by the same call. */
export const addCsv = async (
  context: Context,
  log: Log,
  no: string,
  file: string,
  idempotencyKey: string | undefined,
): Promise<ExitCode> => {
  const { out } = context
  const code = await checked(context, file)
  if (code !== exitCode.done) {
    out.say('Nothing was added.')
    return code
  }
  let added = 0
  let batch = 0
  for await (const lines of batches(file)) {
    if (E.isLeft(lines)) return out.fail(lines.left)
    batch++
    const options =
      idempotencyKey === undefined ? {} : { idempotencyKey: `${idempotencyKey}/${String(batch)}` }
    const outcome = await log.addSegmentLines({ no, lines: lines.right }, options)
    if (outcome.type !== 'LinesAdded' && outcome.type !== 'Unchanged') {
      if (added > 0) out.say(`Only the first ${String(added)} rows were added.`)
      return out.fail(outcome)
    }
    added += lines.right.length
  }
  await out.print(`Added ${String(added)} lines.`)
  return exitCode.done
}
