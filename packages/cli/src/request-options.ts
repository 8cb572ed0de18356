/**
 * Options that stand for the fields of a request.
 *
 * @since 0.1.0
 */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { readInstant } from './instant.js'

/** `none`: the option can be said with `no-` in front, for a value that there shall not be. */
export interface RequestOption {
  readonly name: string
  readonly field: string
  readonly takes:
    'text' | 'text or none' | 'whole number' | 'instant' | 'json' | 'yes' | 'yes or no'
  readonly value?: string
  readonly about: string
}

/** A whole number if it is one; else the text, which the rules then refuse by the name of its field. */
const numberOrText = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text)

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('It is not valid JSON.')
  }
}

const readers = { 'whole number': numberOrText, instant: readInstant, json } as const

/** `needed`: names of options without which the command is no command. */
export const addRequestOptions = (
  command: Command,
  options: readonly RequestOption[],
  needed: readonly string[] = [],
): Command => {
  for (const { name, takes, value, about } of options) {
    const flags = value === undefined ? `--${name}` : `--${name} <${value}>`
    const isNeeded = needed.includes(name)
    const option = new Option(flags, isNeeded ? `${about} (needed)` : about)
    if (takes === 'whole number' || takes === 'instant' || takes === 'json')
      option.argParser<unknown>(readers[takes])
    command.addOption(option.makeOptionMandatory(isNeeded))
    if (takes === 'text or none') command.option(`--no-${name}`, `without; not the default one`)
    if (takes === 'yes or no') command.option(`--no-${name}`)
  }
  return command
}

const camelCase = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** The request that the given options make. */
export const requestOf = (
  command: Command,
  options: readonly RequestOption[],
): Readonly<Record<string, unknown>> => {
  const values = command.opts<Record<string, unknown>>()
  return Object.fromEntries(
    options.flatMap(({ name, field, takes }) => {
      const value = values[camelCase(name)]
      if (value === undefined) return []
      return [[field, takes === 'text or none' && value === false ? null : value]]
    }),
  )
}
