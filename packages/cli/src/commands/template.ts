/**
 * template define, revise, retire, restore, list
 *
 * @since 0.1.0
 */
import {
  decodeInput,
  DefineTemplateRequest,
  ReviseTemplateRequest,
  TemplateCode,
  templateRequestFields,
} from '@interaction-log/core'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand } from '../context.js'
import { addRequestOptions, requestOf } from '../request-options.js'
import { templateColumns } from '../tables/catalog-columns.js'
import { withLog } from '../with-log.js'
import { sayChanged } from './changed.js'
import { keyOf, withIdempotencyKey } from './idempotency-key.js'
import { listCommand } from './list.js'
import { storedCode } from './stored-code.js'
import { templateOptions } from './template-options.js'

const decodeDefine = decodeInput(DefineTemplateRequest, templateRequestFields)
const decodeRevise = decodeInput(ReviseTemplateRequest, templateRequestFields)

export const templateCommands: AddCommand = (program, context) => {
  const template = program.command('template').description('what interactions are based on')
  const { out } = context

  const define = withIdempotencyKey(template.command('define <code>'))
    .description('make a template')
    .action((code: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const request = decodeDefine({ code, ...requestOf(self, templateOptions) })
        if (E.isLeft(request)) return out.fail(request.left)
        const outcome = await log.defineTemplate(request.right, keyOf(self))
        return sayChanged(out, `Defined template ${request.right.code}.`, outcome)
      }),
    )
  addRequestOptions(define, templateOptions, ['group'])

  const revise = withIdempotencyKey(template.command('revise <code>'))
    .description('change what is given and keep the rest; nothing recorded changes')
    .action((code: string, _options: unknown, self: Command) =>
      withLog('write', self, context, async (log) => {
        const request = decodeRevise({ code, ...requestOf(self, templateOptions) })
        if (E.isLeft(request)) return out.fail(request.left)
        const outcome = await log.reviseTemplate(request.right, keyOf(self))
        return sayChanged(out, `Revised template ${request.right.code}.`, outcome)
      }),
    )
  addRequestOptions(revise, templateOptions)

  for (const [verb, done, about] of [
    ['retire', 'Retired', 'nothing is recorded with it any more'],
    ['restore', 'Restored', 'take a retirement back'],
  ] as const)
    withIdempotencyKey(template.command(`${verb} <code>`))
      .description(about)
      .action((code: string, _options: unknown, self: Command) =>
        withLog('write', self, context, async (log) => {
          const change = verb === 'retire' ? log.retireTemplate : log.restoreTemplate
          const outcome = await change({ code }, keyOf(self))
          return sayChanged(out, `${done} template ${storedCode(TemplateCode, code)}.`, outcome)
        }),
      )

  listCommand(template, context, templateColumns, async (log, after) => {
    const page = await log.templates(after)
    return page.type === 'Templates'
      ? { type: 'Page', rows: page.templates, next: page.next }
      : page
  })
}
