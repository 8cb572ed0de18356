/**
 * Who asks. The client prints the options of its calls while debugging, so the properties do not show.
 *
 * @since 0.1.0
 */
import type { Credentials } from '@eventstore/db-client'

export const credentialsOf = (username: string, password: string): Credentials =>
  Object.defineProperties(
    { username: '', password: '' },
    {
      username: { value: username, enumerable: false },
      password: { value: password, enumerable: false },
    },
  )

/**
 * Without TLS nothing is sent of them. They are given all the same: the client then appends with a
 * call of its own each time, instead of one stream that all appends of the process share.
 */
export const nobody: Credentials = credentialsOf('', '')
