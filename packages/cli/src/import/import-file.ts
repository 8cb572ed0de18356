/**
 * Records the rows of a file, and goes on after a row that is refused. A failure of the store ends it.
 *
 * @since 0.1.0
 */
import { explain, type ImportRow, type Problem } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.js'
import { sentenceOf } from '../sentence.js'
import type { Log } from '../with-log.js'
import type { CsvFile } from './csv-file.js'
import type { MapRow } from './map-row.js'
import type { Mapping } from './mapping.js'
import type { Progress } from './progress.js'
import { reportOf } from './report.js'
import { firstLinesOf, type ReusedKey, reusedSentence } from './reused-key.js'
import type { Tally } from './tally.js'

export interface FileImport {
  readonly file: string
  readonly mapping: Mapping
  readonly csv: CsvFile
  readonly mapRow: MapRow
  readonly progress: Progress
  readonly signal: AbortSignal
}

export const importFile = async (
  log: Log,
  { file, mapping, csv, mapRow, progress, signal }: FileImport,
  tally: Tally,
): Promise<ExitCode> => {
  let failure: Problem | undefined

  const { refuse, flush } = reportOf(file, tally, progress.say)

  /** The lines of the rows that were handed over, in order, until their outcome is known. */
  const lines: number[] = []
  const reused: ReusedKey[] = []

  const rows = async function* (): AsyncGenerator<ImportRow> {
    for await (const row of csv.rows) {
      if (signal.aborted) return
      if (E.isLeft(row)) {
        failure = row.left
        return
      }
      const { line, values } = row.right
      if (values.length !== csv.columns.length) {
        const counts = `${String(values.length)} values, not ${String(csv.columns.length)}`
        refuse(line, `this line has ${counts} as the first line has columns.`)
        continue
      }
      const mapped = mapRow(values)
      if (E.isLeft(mapped)) {
        refuse(line, explain(mapped.left))
        continue
      }
      lines.push(line)
      yield mapped.right
    }
  }

  for await (const batch of log.importRows(mapping.source, rows())) {
    const batchLines = lines.splice(0, batch.length)
    for (const [index, { key, outcome }] of batch.entries()) {
      const line = batchLines[index] ?? 0
      if (outcome.type === 'Recorded') tally[outcome.repeated ? 'repeated' : 'recorded']++
      else if (outcome.type === 'AlreadyPurged') tally.purged++
      else if (outcome.type === 'IdempotencyKeyReused') reused.push({ key, line })
      else if (exitCodeOf(outcome) === exitCode.failed) failure ??= outcome
      else refuse(line, explain(outcome))
    }
    flush()
    progress.update(csv.bytesRead(), tally)
    if (failure !== undefined) break
  }
  flush()
  const firstLines = await firstLinesOf(reused, file, mapping)
  for (const { key, line } of reused)
    refuse(line, reusedSentence(mapping.key, line, firstLines.get(key)))
  flush()
  if (failure !== undefined) {
    progress.say(sentenceOf(failure))
    return exitCodeOf(failure)
  }
  if (signal.aborted) return exitCode.interrupted
  return tally.refused > 0 ? exitCode.refused : exitCode.done
}
