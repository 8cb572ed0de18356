/**
 * record
 *
 * @since 0.1.0
 */
import { decodeInput, RecordRequest, recordRequestFields } from '@interaction-log/core'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand } from '../context.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { withLog } from '../with-log.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { recordOptions } from './record-options.js'
import { sayRecorded } from './say-recorded.js'

const decode = decodeInput(RecordRequest, recordRequestFields)

export const recordCommand: AddCommand = (program, context) => {
  const command = program
    .command('record')
    .description('record an interaction with a contact, based on a template')
    .action((_options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const { out } = context
        const request = decode(requestOf(self, recordOptions))
        if (E.isLeft(request)) return out.fail(request.left)
        const outcome = await log.record(request.right, keyOf(self))
        return outcome.type === 'Recorded' ? sayRecorded(out, outcome) : out.fail(outcome)
      }),
    )
  addRequestOptions(command, recordOptions, ['contact', 'template', 'date'])
  withIdempotencyKey(command)
}
