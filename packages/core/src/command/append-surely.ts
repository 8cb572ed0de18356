/**
 * An append whose outcome is unknown is given again: what is stored already is not written twice.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Appended, EventStore } from '../event-store/event-store.js'
import type { AppendFailure } from '../event-store/failure.js'

const attempts = 10

export const appendSurely = async (
  { appendToStream }: Pick<EventStore, 'appendToStream'>,
  ...append: Parameters<EventStore['appendToStream']>
): Promise<E.Either<AppendFailure, Appended>> => {
  for (let attempt = 1; ; attempt++) {
    const appended = await appendToStream(...append)()
    if (E.isRight(appended) || appended.left.type !== 'UnknownOutcome' || attempt === attempts)
      return appended
  }
}
