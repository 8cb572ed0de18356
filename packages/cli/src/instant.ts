/**
 * Instants as they are typed.
 *
 * @since 0.1.0
 */
import { Instant } from '@interaction-log/core'
import { InvalidArgumentError } from 'commander'

const typed =
  /^(?<minutes>\d{4}-\d\d-\d\dT\d\d:\d\d)(:(?<seconds>\d\d)(\.(?<fraction>\d{3}))?)?(Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<rest>[0-5]\d))$/

export const expectedInstant =
  'an instant, such as 2026-03-01T09:30Z: a day needs a time, and Z or an offset such as +01:00'

/** Seconds and their thousandths may be left out; they are 0. */
export const instantOf = (text: string): Instant | undefined => {
  const parts = typed.exec(text)?.groups
  if (parts === undefined) return undefined
  const { minutes = '', seconds = '00', fraction = '000', sign, hours, rest } = parts
  const local = `${minutes}:${seconds}.${fraction}Z`
  if (!Instant.is(local)) return undefined
  const ahead = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(rest))
  const instant = new Date(Date.parse(local) - ahead * 60_000).toISOString()
  return Instant.is(instant) ? instant : undefined
}

/** What an option for an instant says. */
export const readInstant = (text: string): Instant => {
  const instant = instantOf(text)
  if (instant !== undefined) return instant
  throw new InvalidArgumentError(`Give ${expectedInstant}.`)
}
