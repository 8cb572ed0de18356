/**
 * Where a view goes on: behind its checkpoint, or from the beginning if the log is another one.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewUnavailable } from '../failure.js'
import type { View } from '../view-store/view.js'
import type { ViewState } from '../view-store/view-state.js'
import { type LogRewound, verifyCheckpoint } from './verify-checkpoint.js'

export interface Resumed {
  readonly state: ViewState
  readonly rewound: LogRewound | undefined
}

/** Clears the view, whoever else is at work on it. */
const cleared = async <Row extends object, Column extends string>(
  view: View<Row, Column>,
): Promise<E.Either<ViewUnavailable, ViewState>> => {
  for (;;) {
    const state = await view.state()()
    if (E.isLeft(state)) return state
    const empty = await view.clear(state.right.revision)()
    if (E.isRight(empty)) return empty
    if (empty.left.type === 'ViewUnavailable') return E.left(empty.left)
  }
}

export const resume = async <Row extends object, Column extends string>(
  store: EventStore,
  view: View<Row, Column>,
): Promise<E.Either<ReadFailure | ViewUnavailable, Resumed>> => {
  const state = await view.state()()
  if (E.isLeft(state)) return state
  const { checkpoint } = state.right
  if (checkpoint === undefined) return E.right({ state: state.right, rewound: undefined })
  const rewound = await verifyCheckpoint(store, checkpoint)
  if (E.isLeft(rewound)) return rewound
  return rewound.right === undefined
    ? E.right({ state: state.right, rewound: undefined })
    : E.map((empty: ViewState) => ({ state: empty, rewound: rewound.right }))(await cleared(view))
}
