/**
 * The options of a connection string, as the client spells them.
 *
 * @since 0.1.0
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ChannelCredentialOptions } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { type ConnectionStringInvalid, invalid } from './connection-string-invalid.js'

const numbers = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const

const files = ['tlsCAFile', 'userCertFile', 'userKeyFile'] as const

export interface Options {
  readonly tls: ChannelCredentialOptions
  readonly tuning: Readonly<Partial<Record<(typeof numbers)[number], number>>>
}

/** Whatever else a string says: it is decided here. */
const decided: Readonly<Record<string, RegExp>> = {
  tls: /^(true|false)$/,
  tlsverifycert: /^true$/,
  nodepreference: /^leader$/i,
  connectionname: /./,
  throwonappendfailure: /./,
  defaultdeadline: /./,
}

/** Case, hyphens and underscores of a name do not matter. */
const flat = (name: string): string => name.trim().toLowerCase().replaceAll(/[_-]/g, '')

const pairsIn = (query: string): readonly (readonly [string, string])[] =>
  [...new URLSearchParams(query.replaceAll('+', '%2B'))].map(([key, value]) => [flat(key), value])

const contentOf = (path: string): E.Either<Error, Buffer> =>
  E.tryCatch(() => readFileSync(resolve(path)), E.toError)

export const optionsIn = (query: string): E.Either<ConnectionStringInvalid, Options> => {
  const given = new Map(pairsIn(query))
  const known = new Set([...[...numbers, ...files].map(flat), ...Object.keys(decided)])
  for (const [index, name] of [...given.keys()].entries())
    if (!known.has(name)) return invalid(`option ${String(index + 1)} is not known`)
  for (const [name, allowed] of Object.entries(decided))
    if (!allowed.test(given.get(name) ?? 'true') && given.has(name))
      return invalid(`the option ${name} must be ${String(allowed)}`)

  const tuning: Partial<Record<(typeof numbers)[number], number>> = {}
  for (const name of numbers) {
    const value = given.get(flat(name))
    if (value === undefined) continue
    if (!/^(-1|\d{1,9})$/.test(value)) return invalid(`the option ${name} must be a whole number`)
    tuning[name] = Number(value)
  }
  if (given.get('tls') === 'false') return E.right({ tls: { insecure: true }, tuning })

  const contents: Partial<Record<(typeof files)[number], Buffer>> = {}
  for (const name of files) {
    const path = given.get(flat(name))
    if (path === undefined) continue
    const content = contentOf(path)
    if (E.isLeft(content)) return invalid(`the file of the option ${name} cannot be read`)
    contents[name] = content.right
  }
  const { tlsCAFile, userCertFile, userKeyFile } = contents
  if ((userCertFile === undefined) !== (userKeyFile === undefined))
    return invalid('userCertFile and userKeyFile belong together')
  return E.right({
    tls: {
      ...(tlsCAFile && { rootCertificate: tlsCAFile }),
      ...(userCertFile && userKeyFile && { userCertFile, userKeyFile }),
    },
    tuning,
  })
}
