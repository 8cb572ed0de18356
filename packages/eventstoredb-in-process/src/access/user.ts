/**
 * Who is calling.
 *
 * @since 0.1.0
 */
import { type Metadata, status } from '@grpc/grpc-js'
import { type RpcError, rpcError } from '../protocol/rpc-error.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface User {
  readonly name: string
  readonly password: string
  /** Such as `$admins` and `$ops`. */
  readonly groups?: readonly string[]
}

/**
 * Those of a new server.
 *
 * @since 0.1.0
 */
export const defaultUsers: readonly User[] = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
]

const unauthenticated = (): RpcError => rpcError(status.UNAUTHENTICATED, 'Unauthenticated')

/**
 * `undefined` is anonymous. Throws an RpcError if name and password are not those of a user.
 *
 * @since 0.1.0
 */
export const callerOf = (users: readonly User[], metadata: Metadata): User | undefined => {
  const [header] = metadata.get('authorization')
  if (header === undefined) return undefined
  const encoded = /^basic (.*)$/i.exec(String(header))?.[1]
  if (encoded === undefined) throw unauthenticated()
  const given = Buffer.from(encoded, 'base64').toString('utf8')
  const caller = users.find(({ name, password }) => given === `${name}:${password}`)
  if (caller === undefined) throw unauthenticated()
  return caller
}
