/**
 * group define, revise, retire, restore, list
 *
 * @since 0.1.0
 */
import { GroupCode } from '@interaction-log/core'
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { groupColumns } from '../tables/catalog-columns.js'
import { withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { listCommand } from './list.js'
import { storedCode } from './stored-code.js'

export const groupCommands: AddCommand = (program, context) => {
  const group = program.command('group').description('classes of templates')

  for (const [verb, mode, done, about] of [
    ['define', 'begin', 'Defined', 'make a group'],
    ['revise', 'write', 'Revised', 'change its description'],
  ] as const)
    withIdempotencyKey(group.command(`${verb} <code>`))
      .description(about)
      .requiredOption('--description <text>', 'what its templates have in common')
      .action((code: string, { description }: { description: string }, self: Command) =>
        withLog(mode, self, context, async (log) => {
          const change = verb === 'define' ? log.defineGroup : log.reviseGroup
          const outcome = await change({ code, description }, keyOf(self))
          return sayChanged(context.out, `${done} group ${storedCode(GroupCode, code)}.`, outcome)
        }),
      )

  for (const [verb, done, about] of [
    ['retire', 'Retired', 'no template can be defined in it any more'],
    ['restore', 'Restored', 'take a retirement back'],
  ] as const)
    withIdempotencyKey(group.command(`${verb} <code>`))
      .description(about)
      .action((code: string, _options: unknown, self: Command) =>
        withLog('write', self, context, async (log) => {
          const change = verb === 'retire' ? log.retireGroup : log.restoreGroup
          return sayChanged(
            context.out,
            `${done} group ${storedCode(GroupCode, code)}.`,
            await change({ code }, keyOf(self)),
          )
        }),
      )

  listCommand(group, context, groupColumns, async (log, after) => {
    const page = await log.groups(after)
    return page.type === 'Groups' ? { type: 'Page', rows: page.groups, next: page.next } : page
  })
}
