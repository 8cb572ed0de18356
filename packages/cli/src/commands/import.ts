/**
 * import
 *
 * @since 0.1.0
 */
import { explain } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.js'
import { openCsv } from '../import/csv-file.js'
import { defineCatalog, type Undefinable } from '../import/define-catalog.js'
import { importFile } from '../import/import-file.js'
import { mapRowOf } from '../import/map-row.js'
import { progressOf } from '../import/progress.js'
import { type MappingProblem, readMapping } from '../import/read-mapping.js'
import { emptyTally, tallyLines } from '../import/tally.js'
import { type Log, withLog } from '../with-log.js'

const sayMapping = ({ out }: Context, file: string, problem: MappingProblem): ExitCode => {
  if (problem.type === 'MappingUnreadable') {
    out.say(`${file} cannot be read (${problem.because}).`)
    return exitCode.failed
  }
  const sentence = problem.type === 'MappingNotJson' ? 'this is not valid JSON.' : explain(problem)
  out.say(`${file}: ${sentence}`)
  return exitCode.refused
}

/** A failure of the store is about no field, and not about the mapping. */
const sayUndefinable = (
  { out }: Context,
  file: string,
  { place, problem }: Undefinable,
): ExitCode => {
  if (!('field' in problem)) return out.fail(problem)
  out.say(`${file}: ${place}.${explain(problem)}`)
  return exitCodeOf(problem)
}

/** All that can be wrong with the files is found before the log is opened. */
const prepared = async (context: Context, file: string, mappingFile: string) => {
  const mapping = await readMapping(mappingFile)
  if (E.isLeft(mapping)) return E.left(sayMapping(context, mappingFile, mapping.left))
  const csv = await openCsv(file, mapping.right.delimiter ?? ',')
  if (E.isLeft(csv)) return E.left(context.out.fail(csv.left))
  const mapRow = mapRowOf(mapping.right, csv.right.columns)
  if (E.isRight(mapRow))
    return E.right({ mapping: mapping.right, mappingFile, csv: csv.right, mapRow: mapRow.right })
  await csv.right.rows.return(undefined)
  return E.left(sayMapping(context, mappingFile, mapRow.left))
}

type Prepared = Extract<Awaited<ReturnType<typeof prepared>>, { _tag: 'Right' }>['right']

const imported = async (
  context: Context,
  file: string,
  { mapping, mappingFile, csv, mapRow }: Prepared,
  log: Log,
): Promise<ExitCode> => {
  const undefinable = await defineCatalog(log, mapping)
  if (undefinable !== undefined) return sayUndefinable(context, mappingFile, undefinable)
  const { out, io } = context
  const progress = progressOf(io.stderr, csv.bytes, out.say)
  const tally = emptyTally()
  const began = performance.now()
  const { signal } = io
  const code = await importFile(log, { file, mapping, csv, mapRow, progress, signal }, tally)
  progress.stop()
  for (const line of tallyLines(tally, performance.now() - began)) await out.print(line)
  if (code === exitCode.interrupted) out.say('Interrupted. Run it again to go on from there.')
  return code
}

export const importCommand: AddCommand = (program, context) => {
  program
    .command('import <file.csv>')
    .description('record the rows of a CSV file; running it again changes nothing')
    .requiredOption('--mapping <file.json>', 'how a row becomes an interaction')
    .action(async (file: string, { mapping }: { mapping: string }, self: Command) => {
      const ready = await prepared(context, file, mapping)
      if (E.isLeft(ready)) context.end(ready.left)
      else await withLog('begin', self, context, (log) => imported(context, file, ready.right, log))
    })
}
