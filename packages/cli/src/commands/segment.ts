/**
 * segment log, resume, cancel, reinstate, delete, follow-up, and those for its worksheet
 *
 * @since 0.1.0
 */
import { SegmentNo } from '@interaction-log/core'
import type { Problem } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import { sayInterrupted } from '../bulk/bulk-done.js'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.js'
import { given } from '../given.js'
import { interruptible } from '../interruptible.js'
import { logOne } from '../segment/log-one.js'
import { sentenceOf } from '../sentence.js'
import { type Log, withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { segmentListCommands } from './segment-lists.js'
import { segmentShowCommand } from './segment-show.js'
import { worksheetCommands } from './segment-worksheet.js'
import { storedCode } from './stored-code.js'

const examples = `
Examples:
  interaction-log segment create SM1 --description "Spring letter" --template BUS --date 2026-03-02 \\
    --salesperson S1
  interaction-log segment add SM1 --contact CT12
  interaction-log segment add SM1 --csv contacts.csv --idempotency-key spring
  interaction-log segment revise SM1 1 --description "Spring letter, second edition"
  interaction-log segment remove SM1 1
  interaction-log segment show SM1
  interaction-log segment log SM1
  interaction-log segment cancel SM1/1 --reason "postponed"
  interaction-log segment reinstate SM1/1
  interaction-log segment follow-up SM1/1 SM2`

/** Of an interrupted command, its failure says only that the log was closed. */
const failed = ({ io, out }: Context, problem: Problem): ExitCode =>
  io.signal.aborted ? sayInterrupted(out) : out.fail(problem)

type Following = Awaited<ReturnType<Log['cancelLoggedSegment']>>

const sayFollowed = async (
  context: Context,
  done: string,
  outcome: Following,
): Promise<ExitCode> => {
  const { io, out } = context
  if (outcome.type !== 'LoggedSegmentChanged') return failed(context, outcome)
  if (io.signal.aborted) return sayInterrupted(out)
  await out.print(`${done}: ${String(outcome.count)} interactions.`)
  let code: ExitCode = exitCode.done
  for (const { interactionId, problem } of outcome.notFollowed) {
    out.say(`Not so: interaction ${interactionId}. ${sentenceOf(problem)}`)
    code = exitCodeOf(problem) === exitCode.failed ? exitCode.failed : code || exitCode.refused
  }
  return code
}

const logging = (segment: Command, context: Context) => {
  withIdempotencyKey(segment.command('log <no>'))
    .description('record an interaction for each line, all or nothing, and erase the worksheet')
    .action((no: string, _options: unknown, self: Command) =>
      withLog('write', self, context, (log) => logOne(context, log, no, keyOf(self))),
    )
  segment
    .command('resume')
    .description('go on with loggings that were interrupted')
    .action((_options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await interruptible(context.io, log, () => log.resume())
        if (outcome.type !== 'Resumed') return failed(context, outcome)
        const ids = outcome.loggedSegmentIds.join(', ')
        await context.out.print(ids === '' ? 'Nothing is left to resume.' : `Finished: ${ids}`)
        return exitCode.done
      }),
    )
}

const following = (segment: Command, context: Context) => {
  for (const [verb, done, about] of [
    ['cancel', 'Canceled', 'cancel all interactions of a logged segment'],
    ['reinstate', 'Reinstated', 'bring back what canceling the logged segment has canceled'],
  ] as const)
    withIdempotencyKey(segment.command(`${verb} <logged-segment-id>`))
      .description(about)
      .option('--reason <text>', 'why; erased when the interactions are purged')
      .action((loggedSegmentId: string, { reason }: { reason?: string }, self: Command) =>
        withLog('write', self, context, async (log) => {
          const follow = verb === 'cancel' ? log.cancelLoggedSegment : log.reinstateLoggedSegment
          const request = { loggedSegmentId, ...given({ reason }) }
          const work = () => follow(request, keyOf(self))
          const outcome = await interruptible(context.io, log, work)
          return sayFollowed(context, done, outcome)
        }),
      )
}

const afterwards = (segment: Command, context: Context) => {
  withIdempotencyKey(segment.command('delete <logged-segment-id>'))
    .description('delete a canceled logged segment; its interactions stay')
    .action((loggedSegmentId: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await log.deleteLoggedSegment({ loggedSegmentId }, keyOf(self))
        return sayChanged(context.out, `Deleted logged segment ${loggedSegmentId}.`, outcome)
      }),
    )
  withIdempotencyKey(segment.command('follow-up <logged-segment-id> <no>'))
    .description('make a new segment with each contact of a logged one')
    .action((loggedSegmentId: string, no: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const outcome = await log.followUpSegment({ loggedSegmentId, no }, keyOf(self))
        if (outcome.type !== 'FollowedUp') return context.out.fail(outcome)
        const made = storedCode(SegmentNo, no)
        await context.out.print(`Created segment ${made}: ${String(outcome.count)} lines.`)
        return exitCode.done
      }),
    )
}

export const segmentCommands: AddCommand = (program, context) => {
  const segment = program
    .command('segment')
    .description('contacts for whom interactions are recorded together')
    .addHelpText('after', examples)
  worksheetCommands(segment, context)
  segmentShowCommand(segment, context)
  segmentListCommands(segment, context)
  logging(segment, context)
  following(segment, context)
  afterwards(segment, context)
}
