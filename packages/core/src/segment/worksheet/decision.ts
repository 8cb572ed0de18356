/**
 * What the rules of worksheets answer.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { WorksheetEvent } from './event.js'
import type { WorksheetRejection } from './rejection.js'

export type Decision = E.Either<WorksheetRejection, readonly WorksheetEvent[]>

export const accept = (...events: readonly WorksheetEvent[]): Decision => E.right(events)
