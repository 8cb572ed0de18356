/**
 * How far the logging of a segment is.
 *
 * @since 0.1.0
 */

/**
 * First every line is checked, then frozen, then recorded: `done` of `of` lines.
 *
 * @category model
 * @since 0.1.0
 */
export interface LoggingProgress {
  readonly phase: 'checking' | 'freezing' | 'recording'
  readonly done: number
  readonly of: number
}

export type OnProgress = (progress: LoggingProgress) => void
