/**
 * The groups and templates of a mapping, defined unless they exist.
 *
 * @since 0.1.0
 */
import type { Changed, Problem, Unchanged } from '@interaction-log/interaction-log'
import type { Log } from '../with-log.js'
import type { Mapping } from './mapping.js'

/** A code that is taken is what the mapping needs; whether it can be used, recording will tell. */
const problemOf = (outcome: Changed | Unchanged | Problem): Problem | undefined =>
  outcome.type === 'Changed' ||
  outcome.type === 'Unchanged' ||
  outcome.type === 'GroupCodeTaken' ||
  outcome.type === 'TemplateCodeTaken'
    ? undefined
    : outcome

export const defineCatalog = async (
  log: Log,
  { groups = [], templates = [] }: Mapping,
): Promise<Problem | undefined> => {
  for (const group of groups) {
    const problem = problemOf(await log.defineGroup(group))
    if (problem !== undefined) return problem
  }
  for (const template of templates) {
    const problem = problemOf(await log.defineTemplate(template))
    if (problem !== undefined) return problem
  }
  return undefined
}
