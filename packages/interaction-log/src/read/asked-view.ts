/**
 * What views are asked, those of now and those of the past.
 *
 * @since 0.1.0
 */
import type { RunningView, ViewStatus } from '@interaction-log/projection'
import type { OwnWrites } from '../command/own-writes.js'
import type { Views } from '../engine.js'

export interface AskedView<Row extends object, Column extends string> extends Pick<
  RunningView<Row, Column>,
  'reached' | 'caughtUp' | 'query' | 'count'
> {
  readonly status: () => Pick<ViewStatus, 'isLive'>
}

type Asking<View> =
  View extends RunningView<infer Row extends object, infer Column extends string>
    ? AskedView<Row, Column>
    : never

type AskedName = Exclude<keyof Views, 'purgeRegister' | 'openLoggings'>

export type AskedViews = { readonly [Name in AskedName]: Asking<Views[Name]> }

/** Views, and what they have to show at least. */
export interface Asked {
  readonly views: AskedViews
  readonly ownWrites: Pick<OwnWrites, 'upTo'>
}
