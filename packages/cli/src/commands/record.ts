/**
 * record
 *
 * @since 0.1.0
 */
import { decodeInput, RecordRequest, recordRequestFields } from '@interaction-log/core'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand } from '../context.js'
import { exitCode } from '../exit-code.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { withLog } from '../with-log.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { recordOptions } from './record-options.js'

const decode = decodeInput(RecordRequest, recordRequestFields)

export const recordCommand: AddCommand = (program, context) => {
  const command = program
    .command('record')
    .description('record an interaction with a contact, based on a template')
    .action((_options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const { print, fail } = context.out
        const request = decode(requestOf(self, recordOptions))
        if (E.isLeft(request)) return fail(request.left)
        const outcome = await log.record(request.right, keyOf(self))
        if (outcome.type !== 'Recorded') return fail(outcome)
        const { entryNo, interactionId, repeated } = outcome
        await print(
          `${repeated ? 'Recorded before' : 'Recorded'}: entry ${entryNo}, interaction ${interactionId}`,
        )
        return exitCode.done
      }),
    )
  addRequestOptions(command, recordOptions, ['contact', 'template', 'date'])
  withIdempotencyKey(command)
}
