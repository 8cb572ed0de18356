/** What is measured must succeed: a refusal would be fast, too. */
import { inspect } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

export const right = async <A>(task: TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Error(inspect(result.left))
  return result.right
}

export const done = async <Answer extends { readonly type: string }, Type extends Answer['type']>(
  asked: Promise<Answer>,
  hoped: Type,
): Promise<Extract<Answer, { readonly type: Type }>> => {
  const answer = await asked
  const isHoped = (value: Answer): value is Extract<Answer, { readonly type: Type }> =>
    value.type === hoped
  if (!isHoped(answer)) throw new Error(inspect(answer))
  return answer
}
