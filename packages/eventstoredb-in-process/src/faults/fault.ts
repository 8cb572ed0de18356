/**
 * What can be made to go wrong with a call, and the calls that it can go wrong with.
 *
 * @since 0.1.0
 */

/**
 * @category model
 * @since 0.1.0
 */
export type CallName =
  | 'append'
  | 'batchAppend'
  | 'read'
  | 'subscribe'
  | 'delete'
  | 'tombstone'
  | 'features'
  | 'gossip'
  | 'scavenge'
  /** About a persistent subscription, and taking part in one. */
  | 'persistentSubscription'
  | 'consume'
  | 'projection'

/**
 * @category model
 * @since 0.1.0
 */
export type Fault =
  /** The connection breaks before anything has happened. */
  | { readonly type: 'DropBefore' }
  /** It takes effect, and then the connection breaks: there is no answer. */
  | { readonly type: 'DropAfter' }
  /** It takes effect so much later, even if the caller has given up by then. */
  | { readonly type: 'Delay'; readonly milliseconds: number }
  /** It takes effect at once, and is answered so much later. */
  | { readonly type: 'DelayAnswer'; readonly milliseconds: number }
  /** Refused without effect, as by a node that is starting: UNAVAILABLE, "Server Is Not Ready". */
  | { readonly type: 'NotReady' }
  /** Without effect: ABORTED, as by a leader that cannot reach its followers. */
  | { readonly type: 'TimeOut' }
  /** It takes effect, and then its stream is reset: INTERNAL, as by a node that is being stopped. */
  | { readonly type: 'Reset' }
  /**
   * An append is taken, and then the connection breaks. The followers confirm it only so much later:
   * until then nobody can read it, and whatever else is appended to its stream conflicts with it.
   */
  | { readonly type: 'Uncommitted'; readonly milliseconds: number }
  /** A read or subscription ends after so many events, as if all was well. */
  | { readonly type: 'EndAfter'; readonly events: number }
  /** The connection of a read or subscription breaks after so many events. */
  | { readonly type: 'BreakAfter'; readonly events: number }
  /** A read or subscription is aborted after so many events: its consumer is too slow. */
  | { readonly type: 'TooSlowAfter'; readonly events: number }
  /** A subscription begins with a checkpoint of this position, and then its connection breaks. */
  | { readonly type: 'BreakAtCheckpoint'; readonly position: bigint }
