/**
 * The caller's own say in every command: who may, and what else must hold in its house.
 *
 * @since 0.1.0
 */
import type {
  Guard,
  GroupCommand,
  GroupState,
  HoldCommand,
  HoldState,
  InteractionCommand,
  InteractionState,
  SegmentCommand,
  SegmentState,
  TemplateCommand,
  TemplateSetupCommand,
  TemplateSetupState,
  TemplateState,
  WorksheetCommand,
  WorksheetState,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

/**
 * What can be asked of one interaction, template, group, segment or hold, or of the template setup.
 *
 * @category model
 * @since 0.1.0
 */
export type LogCommand =
  | InteractionCommand
  | TemplateCommand
  | GroupCommand
  | HoldCommand
  | TemplateSetupCommand
  | SegmentCommand
  | WorksheetCommand

/**
 * The state of the one interaction, template, group, segment, hold or template setup that a command is
 * about.
 *
 * @category model
 * @since 0.1.0
 */
export type LogState =
  | InteractionState
  | TemplateState
  | GroupState
  | HoldState
  | TemplateSetupState
  | SegmentState
  | WorksheetState

/**
 * `authorize` said no.
 *
 * @category errors
 * @since 0.1.0
 */
export interface NotAuthorized {
  readonly type: 'NotAuthorized'
  readonly command: LogCommand['type']
}

/**
 * Both are asked before the rules, may be asked several times for one command, and not at all for a
 * repeated command or a dry run. They answer at once and throw nothing: what they throw rejects the
 * promise of the command, which is then not carried out.
 *
 * @category model
 * @since 0.1.0
 */
export interface Policy<Own> {
  /** Anything but true, a promise too, refuses the command with `NotAuthorized`. */
  readonly authorize?: (actor: string, command: LogCommand, state: LogState) => boolean
  /** A rejection of the caller's own; undefined lets the command pass. */
  readonly check?: (actor: string, command: LogCommand, state: LogState) => Own | undefined
}

export const guardOf =
  <Own>(
    { authorize, check }: Policy<Own>,
    actor: string,
  ): Guard<LogCommand, LogState, NotAuthorized | Own> =>
  (command, state) => {
    const isAuthorized: unknown = authorize === undefined || authorize(actor, command, state)
    if (isAuthorized !== true) return E.left({ type: 'NotAuthorized', command: command.type })
    const own = check?.(actor, command, state)
    return own === undefined ? E.right(undefined) : E.left(own)
  }
