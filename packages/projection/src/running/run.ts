/**
 * What a view is run with, and what ends it.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure } from '@interaction-log/core'
import type { Turns } from '../turns.js'
import type { View } from '../view-store/view.js'
import type { ViewStore } from '../view-store/view-store.js'
import type { ErasedRows } from './building/erased-rows.js'
import type { Progress } from './progress.js'
import type { SaveBatch, SaveFailure } from './save-batch.js'

export interface Run<Row extends object, Column extends string> {
  readonly store: EventStore
  readonly views: ViewStore
  readonly view: View<Row, Column>
  readonly categories: readonly string[]
  readonly save: SaveBatch
  readonly erasedRows: (after: bigint) => ErasedRows
  readonly progress: Progress
  /** Saving to the view; comparing it with a candidate that must not be left behind. */
  readonly inTurn: Turns
}

export type SessionEnd = ReadFailure | SaveFailure
