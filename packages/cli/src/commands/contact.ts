/**
 * export-contact and erase-contact
 *
 * @since 0.1.0
 */
import { PurgeBasis } from '@interaction-log/core'
import { type Command, Option } from 'commander'
import { sayInterrupted, sayRefused, worstOf } from '../bulk/bulk-done.js'
import { bulkWork, pageOfPurged, type TellPage } from '../bulk/bulk-work.js'
import type { AddCommand } from '../context.js'
import { exitCode } from '../exit-code.js'
import { sentenceOf } from '../sentence.js'
import { withLog } from '../with-log.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { erasures } from './purged.js'

export const exportContactCommand: AddCommand = (program, context) => {
  program
    .command('export-contact <contact-id>')
    .description('everything that the log holds about one contact, as JSON')
    .addHelpText('after', '\nExample:\n  interaction-log export-contact CT000012 > CT000012.json')
    .action((contactId: string, _options: unknown, self: Command) =>
      withLog('read', self, context, async (log) => {
        const held = await log.exportContact({ contactId })
        if (held.type !== 'ContactExport') return context.out.fail(held)
        await context.out.print(JSON.stringify(held, null, 2))
        return exitCode.done
      }),
    )
}

export const eraseContactCommand: AddCommand = (program, context) => {
  const command = program
    .command('erase-contact <contact-id>')
    .description('cancel, purge and erase all that the log holds about one contact')
    .addOption(
      new Option('--basis <basis>', 'why')
        .choices(Object.keys(PurgeBasis.keys))
        .default('subjectRequest'),
    )
    .option('--json', 'the summary as JSON, to be filed')
    .addHelpText('after', '\nExample:\n  interaction-log erase-contact CT000012 --json')
    .action(
      (
        contactId: string,
        { basis, json }: { readonly basis: PurgeBasis; readonly json?: true },
        self: Command,
      ) =>
        withLog('write', self, context, async (log) => {
          const work = (tell: TellPage) =>
            log.eraseContact({ contactId, basis }, keyOf(self), (page) => {
              tell(pageOfPurged(page))
            })
          const { outcome: erased, isInterrupted } = await bulkWork(context, log, undefined, work)
          if (isInterrupted) return sayInterrupted(context.out)
          if (erased.type !== 'ContactErased') return context.out.fail(erased)
          if (json) await context.out.print(JSON.stringify(erased, null, 2))
          else {
            for (const { batchId, count } of erased.batches)
              await context.out.print(`Purged: ${String(count)} in batch ${batchId}`)
            const replaced = erased.replacedWorksheets
            if (replaced > 0)
              await context.out.print(`Erased from open segments: ${String(replaced)}`)
            if (erased.batches.length + replaced === 0) await context.out.print('Nothing to erase.')
            else await context.out.print(erasures[erased.erasure])
          }
          sayRefused(context.out, 'Kept', erased.kept)
          for (const { segmentNo, problem } of erased.keptLines)
            context.out.say(`Kept: lines of segment ${segmentNo}. ${sentenceOf(problem)}`)
          return worstOf([...erased.kept, ...erased.keptLines])
        }),
    )
  withIdempotencyKey(command)
}
