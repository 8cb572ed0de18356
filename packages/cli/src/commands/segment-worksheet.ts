/**
 * segment create, describe, add, revise, remove
 *
 * @since 0.1.0
 */
import { SegmentNo } from '@interaction-log/core'
import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.js'
import { exitCode } from '../exit-code.js'
import { given } from '../given.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { addCsv } from '../segment/add-csv.js'
import { type Log, withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { defaultOptions, lineOptions } from './segment-options.js'
import { storedCode } from './stored-code.js'

const named = (no: string) => `segment ${storedCode(SegmentNo, no)}`

const lineNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It is not the number of a line.')
  return Number(text)
}

interface Described {
  readonly description?: string
  readonly clear?: readonly never[]
}

const headerOf = (self: Command) => {
  const { description, clear } = self.opts<Described>()
  const defaults = requestOf(self, defaultOptions)
  return given({
    description,
    clear,
    defaults: Object.keys(defaults).length > 0 ? defaults : undefined,
  })
}

const create = (segment: Command, context: Context) => {
  const command = withIdempotencyKey(segment.command('create <no>'))
    .description('take a number for a new worksheet')
    .option('--description <text>', 'what the segment is for; needed before it is logged')
    .action((no: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await log.createSegment({ no, ...headerOf(self) }, keyOf(self))
        return sayChanged(context.out, `Created ${named(no)}.`, outcome)
      }),
    )
  addRequestOptions(command, defaultOptions)
}

const describe = (segment: Command, context: Context) => {
  const command = withIdempotencyKey(segment.command('describe <no>'))
    .description('change what holds for every line that says nothing else; the rest stays')
    .option('--description <text>', 'what the segment is for')
    .option('--clear <field...>', 'give up these defaults, by the names of their fields')
    .action((no: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await log.describeSegment({ no, ...headerOf(self) }, keyOf(self))
        return sayChanged(context.out, `Described ${named(no)}.`, outcome)
      }),
    )
  addRequestOptions(command, defaultOptions)
}

const addOne = async (context: Context, log: Log, no: string, contactId: string, self: Command) => {
  const { out } = context
  const lines = [{ contactId, ...requestOf(self, lineOptions) }]
  const outcome = await log.addSegmentLines({ no, lines }, keyOf(self))
  if (outcome.type !== 'LinesAdded' && outcome.type !== 'Unchanged') return out.fail(outcome)
  const [lineNo] = outcome.type === 'LinesAdded' ? outcome.lineNos : []
  await out.print(`Added line ${String(lineNo)}.`)
  return exitCode.done
}

const add = (segment: Command, context: Context) => {
  const command = withIdempotencyKey(segment.command('add <no>'))
    .description('add a line, or the rows of a CSV file; a contact may stand in several lines')
    .option('--contact <id>', 'whom the line is for')
    .option('--csv <file.csv>', 'its columns are fields of lines, such as contactId and cost')
    .action((no: string, options: { contact?: string; csv?: string }, self: Command) => {
      const { contact, csv } = options
      if (csv !== undefined && contact === undefined)
        return withLog('write', self, context, (log) =>
          addCsv(context, log, no, csv, keyOf(self).idempotencyKey),
        )
      return csv === undefined && contact !== undefined
        ? withLog('write', self, context, (log) => addOne(context, log, no, contact, self))
        : self.error('error: say whom to add: either --contact or --csv')
    })
  addRequestOptions(command, lineOptions)
}

const revise = (segment: Command, context: Context) => {
  const command = withIdempotencyKey(segment.command('revise <no>'))
    .argument('<line-no>', 'the number of the line', lineNumber)
    .description('change what is given of a line and keep the rest')
    .option('--contact <id>', 'whom the line is for')
    .option('--clear <field...>', 'again as the segment says, by the names of the fields')
    .action((no: string, lineNo: number, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const { contact, clear } = self.opts<{ contact?: string } & Described>()
        const line = { lineNo, ...given({ contactId: contact, clear }) }
        const lines = [{ ...line, ...requestOf(self, lineOptions) }]
        const outcome = await log.reviseSegmentLines({ no, lines }, keyOf(self))
        return sayChanged(context.out, `Revised line ${String(lineNo)}.`, outcome)
      }),
    )
  addRequestOptions(command, lineOptions)
}

const remove = (segment: Command, context: Context) => {
  withIdempotencyKey(segment.command('remove <no> <line-no...>'))
    .description('remove lines; their numbers are not used again')
    .action((no: string, numbers: readonly string[], _options: unknown, self: Command) => {
      const lineNos = numbers.map(lineNumber)
      return withLog('write', self, context, async (log) => {
        const outcome = await log.removeSegmentLines({ no, lineNos }, keyOf(self))
        return sayChanged(context.out, `Removed from ${named(no)}: ${lineNos.join(', ')}.`, outcome)
      })
    })
}

export const worksheetCommands = (segment: Command, context: Context): void => {
  for (const one of [create, describe, add, revise, remove]) one(segment, context)
}
