import { type Either, isRight } from 'fp-ts/lib/Either.js'

export const right = <A>(either: Either<unknown, A>): A => {
  if (isRight(either)) return either.right
  throw new Error(`a failure: ${JSON.stringify(either.left)}`)
}
