/**
 * The groups and templates of a mapping, defined unless they exist.
 *
 * @since 0.1.0
 */
import type { Changed, Problem, Unchanged } from '@interaction-log/interaction-log'
import type { Log } from '../with-log.js'
import type { Mapping } from './mapping.js'

/** What cannot be defined, by its place in the mapping such as `templates.0`. */
export interface Undefinable {
  readonly place: string
  readonly problem: Problem
}

/** A code that is taken is what the mapping needs; whether it can be used, recording will tell. */
const isThere = (outcome: Changed | Unchanged | Problem) =>
  outcome.type === 'Changed' ||
  outcome.type === 'Unchanged' ||
  outcome.type === 'GroupCodeTaken' ||
  outcome.type === 'TemplateCodeTaken'

export const defineCatalog = async (
  log: Log,
  { groups = [], templates = [] }: Mapping,
): Promise<Undefinable | undefined> => {
  for (const [index, group] of groups.entries()) {
    const problem = await log.defineGroup(group)
    if (!isThere(problem)) return { place: `groups.${String(index)}`, problem }
  }
  for (const [index, template] of templates.entries()) {
    const problem = await log.defineTemplate(template)
    if (!isThere(problem)) return { place: `templates.${String(index)}`, problem }
  }
  return undefined
}
