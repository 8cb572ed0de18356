/**
 * hold place and hold lift
 *
 * @since 0.1.0
 */
import type { HoldInput } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import type { AddCommand } from '../context.js'
import { withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'

interface HoldOptions {
  readonly contact?: string
}

const examples = `
Examples:
  interaction-log hold place 3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11
  interaction-log hold place --contact CT000012
  interaction-log hold lift --contact CT000012`

/** It is on one interaction, or on one contact. */
const subjectOf = (self: Command, id: string | undefined, { contact }: HoldOptions): HoldInput => {
  if (id !== undefined && contact === undefined) return { interactionId: id }
  if (id === undefined && contact !== undefined) return { contactId: contact }
  return self.error('error: say what the hold is on: an interaction id, or --contact')
}

export const holdCommands: AddCommand = (program, context) => {
  const hold = program
    .command('hold')
    .description('legal holds: what is on hold is not purged')
    .addHelpText('after', examples)

  for (const [verb, about] of [
    ['place', 'nothing that it is on is purged until it is lifted'],
    ['lift', 'take a hold back'],
  ] as const)
    withIdempotencyKey(hold.command(`${verb} [interaction-id]`))
      .description(about)
      .option('--contact <id>', 'on all that is of exactly this contact, later ones too')
      .action((id: string | undefined, options: HoldOptions, self: Command) => {
        const subject = subjectOf(self, id, options)
        const on = id === undefined ? 'the contact' : `interaction ${id}`
        return withLog('write', self, context, async (log) =>
          verb === 'place'
            ? sayChanged(
                context.out,
                `Placed a hold on ${on}.`,
                await log.placeHold(subject, keyOf(self)),
              )
            : sayChanged(
                context.out,
                `Lifted the hold on ${on}.`,
                await log.liftHold(subject, keyOf(self)),
              ),
        )
      })
}
