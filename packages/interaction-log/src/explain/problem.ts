/**
 * Everything that the front door can answer instead of an outcome.
 *
 * @since 0.1.0
 */
import type { AutomaticProblem } from '../command/automatic-commands.js'
import type { BulkProblem } from '../bulk/outcome.js'
import type { GroupProblem, TemplateProblem } from '../command/catalog-commands.js'
import type { ChangeRejection, RecordRejection } from '../command/interaction-commands.js'
import type { TemplateSetupProblem } from '../command/template-setup-commands.js'
import type { MoveProblem } from '../contact/move-commands.js'
import type { CsvInvalid } from '../directory/csv-rows.js'
import type { OpenProblem } from '../open/open-interaction-log.js'
import type { KeptLines } from '../contact/erase-from-segments.js'
import type { PurgeProblem } from '../purge/outcome.js'
import type { HoldProblem } from '../hold/hold-commands.js'
import type { HistoryProblem } from '../read/history.js'
import type {
  LoggedSegmentProblem,
  LogSegmentProblem,
  ResumeProblem,
  WorksheetProblem,
} from '../segment/outcome.js'

/**
 * A closed union, discriminated by `type`. Rejections of the caller's own are not in it.
 *
 * @category errors
 * @since 0.1.0
 */
export type Problem =
  | RecordRejection<never>
  | ChangeRejection<never>
  | GroupProblem<never>
  | TemplateProblem<never>
  | PurgeProblem<never>
  | AutomaticProblem<never>
  | TemplateSetupProblem<never>
  | HoldProblem<never>
  | BulkProblem<never>
  | MoveProblem
  | HistoryProblem
  | OpenProblem
  | CsvInvalid
  | WorksheetProblem<never>
  | LogSegmentProblem<never>
  | LoggedSegmentProblem<never>
  | ResumeProblem
  | KeptLines<never>['problem']

/** How each of these problems is said. */
export type Sentences<Type extends Problem['type']> = {
  readonly [T in Type]: (problem: Extract<Problem, { readonly type: T }>) => string
}
