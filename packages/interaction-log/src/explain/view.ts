/**
 * Failures of views.
 *
 * @since 0.1.0
 */
import {
  ProjectionMistake,
  type QueryFailure,
  type UnavailableReason,
  type ViewDefect,
} from '@interaction-log/projection'
import { isOfTheLog } from '../open/open-views.js'
import type { Problem, Sentences } from './problem.js'

type ViewOnly = Exclude<
  QueryFailure['type'],
  'EventUndecodable' | 'StoreUnavailable' | 'StreamDamaged'
>

const remedies: Readonly<Record<UnavailableReason, string>> = {
  Closed: 'Open it again, or the log if that is closed',
  Building: 'Ask again when it is complete',
  Replaced: 'Open it again, when no program with another version of it runs any more',
  Changed: 'Raise its version: it is then built anew',
  Damaged:
    'The file of the views, that of the log with .views, may be deleted while no program has it ' +
    'open, and is then made anew',
  Failed: 'Mend that, then ask again',
}

/** Who writes a projection knows what it threw by `thrown`; a message of theirs may quote content. */
const said = (thrown: unknown): string => {
  if (thrown instanceof ProjectionMistake) return thrown.message
  return thrown instanceof Error
    ? `its projection threw ${thrown.constructor.name}, see thrown`
    : 'its projection threw, see thrown'
}

const at = (event: ViewDefect['event']): string =>
  event === undefined
    ? ''
    : ` at position ${String(event.position)}, ${event.eventType}, version ${String(event.version)} of ${event.stream}`

export const ofView: Sentences<ViewOnly & Problem['type']> = {
  CursorInvalid: () => 'after: this does not continue a page of the same query. Begin without it.',
  ViewBehind: ({ view, lag }) =>
    `The view ${view} is still catching up, ${String(lag)} positions behind. Ask again, or wait longer.`,
  ViewDefect: ({ view, event, thrown }) =>
    isOfTheLog(view)
      ? `The view ${view} has stopped because of a defect${at(event)}. Please report it.`
      : `The view ${view} has failed${at(event)}: ${said(thrown)}. ` +
        'Correct its projection, raise its version if rows change, and open it again.',
  ViewUnavailable: ({ reason, because }) =>
    `The view cannot be asked: ${because}. ${remedies[reason]}.`,
}
