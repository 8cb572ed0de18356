/**
 * automatic map, unmap, list, document, email
 *
 * @since 0.1.0
 */
import {
  AutomaticKind,
  decodeInput,
  DocumentRequest,
  documentRequestFields,
  EmailRequest,
  emailRequestFields,
  MapDocumentKindRequest,
  UnmapDocumentKindRequest,
} from '@interaction-log/core'
import { explain } from '@interaction-log/interaction-log'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { kindColumns } from '../tables/kind-columns.js'
import { printPages } from '../tables/print-pages.js'
import { type Log, withLog } from '../with-log.js'
import { accountOf, withAccount } from './account.js'
import { documentOptions, emailOptions } from './automatic-options.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { sayRecorded } from './say-recorded.js'

const decodeMap = decodeInput(MapDocumentKindRequest, ['kind', 'templateCode'])
const decodeUnmap = decodeInput(UnmapDocumentKindRequest, ['kind'])
const decodeDocument = decodeInput(DocumentRequest, documentRequestFields)
const decodeEmail = decodeInput(EmailRequest, emailRequestFields)

const kinds = `
Kinds, those of Business Central:
${Object.keys(AutomaticKind.keys)
  .map((kind) => `  ${kind}`)
  .join('\n')}`

const say = (
  { out }: Context,
  outcome: Awaited<ReturnType<Log['recordDocument']>>,
): Promise<ExitCode> | ExitCode => {
  if (outcome.type === 'Recorded') return sayRecorded(out, outcome)
  if (outcome.type !== 'RecordingSkipped') return out.fail(outcome)
  return out.print(explain(outcome)).then(() => exitCode.done)
}

const mapping = (automatic: Command, context: Context): void => {
  const { out } = context
  withIdempotencyKey(automatic.command('map <kind>'))
    .description('base documents of a kind, or email, on a template')
    .requiredOption('--template <code>', 'what they are based on')
    .addHelpText('after', kinds)
    .action((kind: string, { template }: { template: string }, self: Command) =>
      withLog('write', self, context, async (log) => {
        const request = decodeMap({ kind, templateCode: template })
        if (E.isLeft(request)) return out.fail(request.left)
        const { templateCode } = request.right
        const outcome = await log.mapDocumentKind(request.right, keyOf(self))
        return sayChanged(out, `Mapped ${kind} to template ${templateCode}.`, outcome)
      }),
    )

  withIdempotencyKey(automatic.command('unmap <kind>'))
    .description('record nothing of this kind any more')
    .addHelpText('after', kinds)
    .action((kind: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const request = decodeUnmap({ kind })
        if (E.isLeft(request)) return out.fail(request.left)
        const outcome = await log.unmapDocumentKind(request.right, keyOf(self))
        return sayChanged(out, `Unmapped ${kind}.`, outcome)
      }),
    )

  automatic
    .command('list')
    .description('the kinds that are mapped, by name')
    .option('--json', 'as JSON lines')
    .action(({ json = false }: { json?: boolean }, self: Command) =>
      withLog('read', self, context, (log) =>
        printPages(context, kindColumns, json, async () => {
          const answer = await log.documentKinds()
          return answer.type === 'DocumentKinds'
            ? { type: 'Page', rows: answer.kinds, next: undefined }
            : answer
        }),
      ),
    )
}

const recording = (automatic: Command, context: Context): void => {
  const { out } = context
  const document = automatic
    .command('document <kind>')
    .description('record that a document was printed, sent or posted')
    .addHelpText('after', `${kinds}\n\nemail has a command of its own.`)
    .action((kind: string, _options: unknown, self: Command) => {
      const account = accountOf(self)
      return withLog('write', self, context, async (log) => {
        const request = decodeDocument({ kind, account, ...requestOf(self, documentOptions) })
        if (E.isLeft(request)) return out.fail(request.left)
        return say(context, await log.recordDocument(request.right, keyOf(self)))
      })
    })
  addRequestOptions(withAccount(document), documentOptions, ['date'])
  withIdempotencyKey(document)

  const email = automatic
    .command('email')
    .description('record a mail, for each contact and salesperson once')
    .action((_options: unknown, self: Command) => {
      const account = accountOf(self)
      return withLog('write', self, context, async (log) => {
        const request = decodeEmail({ account, ...requestOf(self, emailOptions) })
        if (E.isLeft(request)) return out.fail(request.left)
        return say(context, await log.recordEmail(request.right))
      })
    })
  addRequestOptions(withAccount(email), emailOptions, ['message-id', 'date', 'direction'])
}

const examples = `
Examples:
  interaction-log automatic map salesInvoice --template S_INVOICE
  interaction-log automatic map email --template EMAIL
  interaction-log automatic list
  interaction-log automatic document salesInvoice --customer 10000 --no I1 --date 2026-03-02
  interaction-log automatic email --message-id '<1@mail.example>' --contact P1 \\
    --date 2026-03-02 --direction inbound --subject 'Your invoice'
  interaction-log automatic unmap email`

export const automaticCommands: AddCommand = (program, context) => {
  const automatic = program
    .command('automatic')
    .description('documents and mails that record themselves')
    .addHelpText('after', examples)
  mapping(automatic, context)
  recording(automatic, context)
}
