/**
 * A connection string as settings. It is read here and not by the client, which prints the whole of
 * it, password included, when it meets something that it does not know.
 *
 * @since 0.1.0
 */
import type { BaseOptions, EndPoint } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { credentialsOf, nobody } from './credentials.js'
import { type ConnectionStringInvalid, invalid } from './connection-string-invalid.js'
import { type Options, optionsIn } from './options.js'

export interface Settings extends Options {
  /** The servers that were named. A cluster says by itself who else belongs to it. */
  readonly seeds: EndPoint[]
  readonly isCluster: boolean
  /** Goes with every question. Only the leader of a cluster knows all that was written. */
  readonly asking: Required<Pick<BaseOptions, 'credentials' | 'requiresLeader'>>
}

const form =
  /^esdb(?<discover>\+discover)?:\/\/(?:(?<user>[^:@/?]+):(?<password>[^@/]*)@)?(?<hosts>[^/?@]+)\/?(?:\?(?<query>.*))?$/

const host = /^(?<address>\[[^\]]+\]|[^:]+)(?::(?<port>\d{1,5}))?$/

const seedsIn = (hosts: string): E.Either<ConnectionStringInvalid, EndPoint[]> => {
  const seeds: EndPoint[] = []
  for (const text of hosts.split(',')) {
    const { address, port = '2113' } = host.exec(text.trim())?.groups ?? {}
    if (address === undefined) return invalid('a server must be given as host or host:port')
    seeds.push({ address, port: Number(port) })
  }
  return E.right(seeds)
}

const decoded = (text: string): E.Either<ConnectionStringInvalid, string> => {
  const result = E.tryCatch(() => decodeURIComponent(text), E.toError)
  return E.isRight(result) ? result : invalid('user and password must be percent-encoded')
}

export const settingsIn = (text: string): E.Either<ConnectionStringInvalid, Settings> => {
  const parts = form.exec(text.trim())?.groups
  if (parts === undefined)
    return invalid('it must read esdb://host:port or esdb+discover://host:port, with ?option=value')
  const { discover, user, password, hosts = '', query = '' } = parts
  const seeds = seedsIn(hosts)
  if (E.isLeft(seeds)) return seeds
  const options = optionsIn(query)
  if (E.isLeft(options)) return options
  const [username, secret] = [decoded(user ?? ''), decoded(password ?? '')]
  if (E.isLeft(username)) return username
  if (E.isLeft(secret)) return secret
  if (user === undefined && options.right.tls.insecure !== true)
    return invalid('with TLS a user and a password are needed: esdb://user:password@host')
  return E.right({
    seeds: seeds.right,
    isCluster: discover !== undefined || seeds.right.length > 1,
    asking: {
      credentials: user === undefined ? nobody : credentialsOf(username.right, secret.right),
      requiresLeader: true,
    },
    ...options.right,
  })
}
