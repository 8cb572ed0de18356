/** The outcome that was hoped for, or the end of the program with a sentence. */
import { explain, type Problem } from '@interaction-log/interaction-log'

type Answer = Problem | { readonly type: string }

export const stop = (problem: Problem): never => {
  console.error(explain(problem))
  process.exit(1)
}

export const done = <All extends Answer, Type extends All['type']>(
  answer: All,
  ...hoped: readonly Type[]
): Extract<All, { readonly type: Type }> => {
  const isHoped = (value: All): value is Extract<All, { readonly type: Type }> =>
    hoped.some((type) => type === value.type)
  return isHoped(answer) ? answer : stop(answer as Problem)
}
