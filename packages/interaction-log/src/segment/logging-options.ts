/**
 * What a caller may say of itself when a segment is logged, and who hears how far that is.
 *
 * @since 0.1.0
 */
import type { InputRefusal, LoggingProgress } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { CommandOptions } from '../command/command-options.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface LogSegmentOptions extends CommandOptions {
  /**
   * Hears how far it is, several hundred lines at a time. What it throws interrupts the logging and
   * rejects the promise.
   */
  readonly onProgress?: (progress: LoggingProgress) => void
}

interface Apart {
  readonly options: CommandOptions
  readonly onProgress: LogSegmentOptions['onProgress']
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** What is no object is left as it is, for the options to be refused. */
export const apart = (given: LogSegmentOptions): E.Either<InputRefusal, Apart> => {
  if (!isObject(given)) return E.right({ options: given, onProgress: undefined })
  const { onProgress, ...options } = given
  return ['function', 'undefined'].includes(typeof onProgress)
    ? E.right({ options, onProgress })
    : E.left({ type: 'FieldInvalid', field: 'onProgress', expected: 'a function' })
}
