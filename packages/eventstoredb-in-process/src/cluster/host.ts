/**
 * Where all nodes listen.
 *
 * @since 0.1.0
 */
export const host = '127.0.0.1'
