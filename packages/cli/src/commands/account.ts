/**
 * For whom a document or a mail is: one option of three.
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'

const types = ['contact', 'customer', 'vendor'] as const

export const withAccount = (command: Command): Command =>
  command
    .option('--contact <id>', 'for this contact')
    .option('--customer <no>', 'for the contact of this customer')
    .option('--vendor <no>', 'for the contact of this vendor')

export const accountOf = (command: Command): { readonly type: string; readonly no: string } => {
  const given = command.opts<Partial<Record<(typeof types)[number], string>>>()
  const [account, ...others] = types.flatMap((type) => {
    const no = given[type]
    return no === undefined ? [] : [{ type, no }]
  })
  return account === undefined || others.length > 0
    ? command.error('error: say for whom, with one of --contact, --customer and --vendor')
    : account
}
