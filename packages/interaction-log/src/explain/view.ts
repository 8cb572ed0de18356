/**
 * Failures of views.
 *
 * @since 0.1.0
 */
import type { QueryFailure, ViewDefect } from '@interaction-log/projection'
import type { Problem, Sentences } from './problem.js'

type ViewOnly = Exclude<
  QueryFailure['type'],
  'EventUndecodable' | 'StoreUnavailable' | 'StreamDamaged'
>

const at = (event: ViewDefect['event']): string =>
  event === undefined
    ? ''
    : ` at position ${String(event.position)}, ${event.eventType}, version ${String(event.version)} of ${event.stream}`

export const ofView: Sentences<ViewOnly & Problem['type']> = {
  CursorInvalid: () => 'after: this does not continue a page of the same query. Begin without it.',
  ViewBehind: ({ view, lag }) =>
    `The view ${view} is still catching up, ${String(lag)} positions behind. Ask again, or wait longer.`,
  ViewDefect: ({ view, event }) =>
    `The view ${view} has stopped because of a defect${at(event)}. Please report it.`,
  ViewUnavailable: ({ because }) =>
    `The views cannot be used: ${because}. Their file, that of the log with .views, may be deleted and is then made anew.`,
}
