/**
 * The names that contacts have now.
 *
 * @since 0.1.0
 */
import type { Contacts, DirectoryUnavailable } from '@interaction-log/core'
import type { Entry } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { NamedEntry } from '../tables/log-columns.js'

/** Without a directory nobody has a name. */
export const named = async (
  contacts: Contacts | undefined,
  entries: readonly Entry[],
): Promise<E.Either<DirectoryUnavailable, readonly NamedEntry[]>> => {
  if (contacts === undefined) return E.right(entries)
  const names = new Map<string | null, string | null>([[null, null]])
  for (const id of entries.flatMap(({ contactId, companyId }) => [contactId, companyId])) {
    if (id === null || names.has(id)) continue
    const found = await contacts.find(id)()
    if (E.isLeft(found)) return found
    names.set(id, found.right?.name ?? null)
  }
  return E.right(
    entries.map((entry) => ({
      ...entry,
      contactName: names.get(entry.contactId) ?? null,
      companyName: names.get(entry.companyId) ?? null,
    })),
  )
}
