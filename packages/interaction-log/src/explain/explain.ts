/**
 * Every refusal and failure as a sentence for people: what is wrong, by field, and what to do. No
 * sentence holds content, a secret or the id of a contact.
 *
 * @since 0.1.0
 */
import { match, type RecordingSkipped } from '@interaction-log/core'
import { ofDomain } from './domain.js'
import { ofFiles } from './files.js'
import { ofInput } from './input.js'
import { ofSegments } from './segments.js'
import type { Problem } from './problem.js'
import { ofSkipped } from './skipped.js'
import { ofStore } from './store.js'
import { ofView } from './view.js'

export type { Problem } from './problem.js'

const sentences = { ...ofInput, ...ofDomain, ...ofStore, ...ofView, ...ofFiles, ...ofSegments }

const isSkipped = (answer: Problem | RecordingSkipped): answer is RecordingSkipped => {
  const { type, because } = Object(answer) as Partial<RecordingSkipped>
  return type === 'RecordingSkipped' && because !== undefined && Object.hasOwn(ofSkipped, because)
}

/**
 * The sentence of a problem, in English, or of a recording that was skipped. Of anything else, a good answer or a rejection of the
 * caller's own, it says that there is none.
 *
 * @example
 * import { explain } from '@interaction-log/interaction-log'
 *
 * assert.strictEqual(
 *   explain({ type: 'DateInvalid', field: 'date' }),
 *   'date: this is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-02-28.',
 * )
 *
 * @category errors
 * @since 0.1.0
 */
export const explain = (problem: Problem | RecordingSkipped): string => {
  if (isSkipped(problem)) return ofSkipped[problem.because]
  const { type } = Object(problem) as { readonly type?: unknown }
  return typeof type === 'string' && Object.hasOwn(sentences, type)
    ? match<Problem, string>(problem, sentences)
    : `There is no explanation of ${String(type)}.`
}
