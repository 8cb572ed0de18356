/**
 * Groups and templates: define, revise, retire, restore.
 *
 * @since 0.1.0
 */
import {
  changeGroup,
  changeTemplate,
  decodeInput,
  DefineTemplateRequest,
  GroupCodeRequest,
  type GroupFailure,
  GroupRequest,
  type Handled,
  type InputRefusal,
  type KeyMissing,
  ReviseTemplateRequest,
  TemplateCodeRequest,
  type TemplateFailure,
  templateRequestFields,
} from '@interaction-log/core'
import type { Engine } from '../engine.js'
import type { CommandOptions } from './command-options.js'
import type { Input } from './input.js'
import { type Changed, changed, type Unchanged } from './outcome.js'
import type { NotAuthorized } from './policy.js'
import { submit } from './submit.js'

/** @since 0.1.0 */
export type GroupInput = Input<GroupRequest>
/** @since 0.1.0 */
export type DefineTemplateInput = Input<DefineTemplateRequest>
/** @since 0.1.0 */
export type ReviseTemplateInput = Input<ReviseTemplateRequest>
/** @since 0.1.0 */
export interface CodeInput {
  readonly code: string
}

/**
 * @category errors
 * @since 0.1.0
 */
export type GroupProblem<Own> = InputRefusal | KeyMissing | GroupFailure | NotAuthorized | Own

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateProblem<Own> = InputRefusal | KeyMissing | TemplateFailure | NotAuthorized | Own

type Change<Request, Problem> = (
  request: Request,
  options?: CommandOptions,
) => Promise<Changed | Unchanged | Problem>

/**
 * A code never changes and is never reused: what is not wanted any more is retired.
 *
 * @category model
 * @since 0.1.0
 */
export interface CatalogCommands<Own> {
  readonly defineGroup: Change<GroupInput, GroupProblem<Own>>
  readonly reviseGroup: Change<GroupInput, GroupProblem<Own>>
  readonly retireGroup: Change<CodeInput, GroupProblem<Own>>
  readonly restoreGroup: Change<CodeInput, GroupProblem<Own>>
  readonly defineTemplate: Change<DefineTemplateInput, TemplateProblem<Own>>
  /** Changes what is given and keeps the rest; nothing recorded changes. */
  readonly reviseTemplate: Change<ReviseTemplateInput, TemplateProblem<Own>>
  /** From now on nothing is recorded with it. */
  readonly retireTemplate: Change<CodeInput, TemplateProblem<Own>>
  readonly restoreTemplate: Change<CodeInput, TemplateProblem<Own>>
}

const decodeGroup = decodeInput(GroupRequest, ['code', 'description'])
const decodeGroupCode = decodeInput(GroupCodeRequest, ['code'])
const decodeDefine = decodeInput(DefineTemplateRequest, templateRequestFields)
const decodeRevise = decodeInput(ReviseTemplateRequest, templateRequestFields)
const decodeTemplateCode = decodeInput(TemplateCodeRequest, ['code'])

export const catalogCommands = <Own>(engine: Engine<Own>): CatalogCommands<Own> => {
  const command = submit(engine)
  const group = changeGroup(engine.session)
  const template = changeTemplate(engine.session)

  const noted = (category: string) => (handled: Handled<unknown>) => {
    if (handled.type === 'Applied') engine.ownWrites.note(category, handled.position)
    return changed(handled)
  }
  const groupNoted = noted('interactionGroup')
  const templateNoted = noted('interactionTemplate')

  const ofGroup = (type: 'DefineGroup' | 'ReviseGroup') =>
    command(
      type,
      decodeGroup,
      (request, context, guard) => group({ type, request }, context, guard),
      groupNoted,
    )
  const ofGroupCode = (type: 'RetireGroup' | 'RestoreGroup') =>
    command(
      type,
      decodeGroupCode,
      (request, context, guard) => group({ type, request }, context, guard),
      groupNoted,
    )
  const ofTemplateCode = (type: 'RetireTemplate' | 'RestoreTemplate') =>
    command(
      type,
      decodeTemplateCode,
      (request, context, guard) => template({ type, request }, context, guard),
      templateNoted,
    )

  return {
    defineGroup: ofGroup('DefineGroup'),
    reviseGroup: ofGroup('ReviseGroup'),
    retireGroup: ofGroupCode('RetireGroup'),
    restoreGroup: ofGroupCode('RestoreGroup'),
    defineTemplate: command(
      'DefineTemplate',
      decodeDefine,
      (request, context, guard) => template({ type: 'DefineTemplate', request }, context, guard),
      templateNoted,
    ),
    reviseTemplate: command(
      'ReviseTemplate',
      decodeRevise,
      (request, context, guard) => template({ type: 'ReviseTemplate', request }, context, guard),
      templateNoted,
    ),
    retireTemplate: ofTemplateCode('RetireTemplate'),
    restoreTemplate: ofTemplateCode('RestoreTemplate'),
  }
}
