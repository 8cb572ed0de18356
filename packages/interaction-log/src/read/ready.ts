/**
 * A view is ready to be asked when it shows one's own writes.
 *
 * @since 0.1.0
 */
import type { ViewFailure } from '@interaction-log/projection'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Asked, AskedView } from './asked-view.js'

export const ready = (
  { ownWrites }: Pick<Asked, 'ownWrites'>,
  view: Pick<AskedView<object, never>, 'status' | 'reached' | 'caughtUp'>,
  categories: readonly string[],
  withinMs: number | undefined,
): TaskEither<ViewFailure, void> =>
  // A view that is being made answers when it has caught up, and with that holds one's own writes.
  view.status().isLive
    ? view.reached(ownWrites.upTo(categories), withinMs)
    : view.caughtUp(withinMs)
