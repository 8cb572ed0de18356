/**
 * How far a candidate has come.
 *
 * @since 0.1.0
 */

/**
 * Reading the log up to where the live build is; making indexes; comparing with the live build.
 *
 * @category model
 * @since 0.1.0
 */
export type BuildProgress =
  | { readonly type: 'Reading'; readonly position: bigint; readonly upTo: bigint }
  | { readonly type: 'Indexing' }
  | { readonly type: 'Comparing'; readonly rows: number }

/** Who is told, and when to stop. */
export interface Watch {
  readonly tell: (progress: BuildProgress) => void
  readonly signal: AbortSignal
}
