/**
 * The sentence of a problem, with the option that helps.
 *
 * @since 0.1.0
 */
import { explain, type Problem } from '@interaction-log/interaction-log'

export const sentenceOf = (problem: Problem): string =>
  problem.type === 'KeyMissing'
    ? `${explain(problem)} With --store, --id-key <file> names it.`
    : explain(problem)
