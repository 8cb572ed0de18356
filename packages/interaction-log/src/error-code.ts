/**
 * By what name Node knows an error. Errors of another realm are no `instanceof` anything, so only
 * their shape is asked.
 *
 * @since 0.1.0
 */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error'
