/**
 * A directory that somebody wrote without the constructors of core may throw: here that, too, becomes
 * a failure.
 *
 * @since 0.1.0
 */
import type { Campaigns, Contacts, Directory, DirectoryUnavailable } from '@interaction-log/core'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

const safely = <A>(
  directory: DirectoryUnavailable['directory'],
  ask: () => TE.TaskEither<DirectoryUnavailable, A>,
): TE.TaskEither<DirectoryUnavailable, A> =>
  pipe(
    TE.tryCatch(
      () => ask()(),
      (): DirectoryUnavailable => ({
        type: 'DirectoryUnavailable',
        directory,
        because: 'looking up the id failed',
      }),
    ),
    TE.chainEitherK((found) => found),
  )

export const safeDirectory = <Entry>(
  directory: DirectoryUnavailable['directory'],
  { find }: Directory<Entry>,
): Directory<Entry> => ({ find: (id) => safely(directory, () => find(id)) })

export const safeContacts = (contacts: Contacts): Contacts => {
  const { ofAccount } = contacts
  return {
    ...safeDirectory('contacts', contacts),
    ...(ofAccount && { ofAccount: (account) => safely('contacts', () => ofAccount(account)) }),
  }
}

export const safeCampaigns = (campaigns: Campaigns): Campaigns => {
  const { targeting } = campaigns
  return {
    ...safeDirectory('campaigns', campaigns),
    ...(targeting && {
      targeting: (contactId, date) => safely('campaigns', () => targeting(contactId, date)),
    }),
  }
}
