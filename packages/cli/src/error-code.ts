/**
 * @since 0.1.0
 */

/** The code of what a system call threw, such as ENOENT. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error'
