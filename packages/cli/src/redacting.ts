/**
 * Connection strings may hold a password: none that was given is repeated, whoever would say it.
 *
 * @since 0.1.0
 */
const address = /[a-z][a-z+]*:\/\/.*/is

const hidden = '…'

export const redacting = (given: readonly (string | undefined)[]): ((text: string) => string) => {
  const secrets = given.flatMap((text) => address.exec(text ?? '')?.[0] ?? [])
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)
}
