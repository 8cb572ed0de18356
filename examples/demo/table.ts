/** The log as a table; names are looked up when it is shown, never stored. */
import type { Contacts } from '@interaction-log/core'
import type { Entries, InteractionLog } from '@interaction-log/interaction-log'
import Table from 'cli-table3'
import { done } from './done.js'

type Entry = Entries['entries'][number]

const plain = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
}

export const printTable = (head: string[], rows: readonly (readonly string[])[]): void => {
  const table = new Table(plain)
  table.push(head, ...rows.map((row) => [...row]))
  console.log(table.toString())
}

const nameOf = async (contacts: Contacts, id: string | null): Promise<string> => {
  if (id === null) return ''
  const found = await contacts.find(id)()
  return (found._tag === 'Right' ? found.right?.name : null) ?? id
}

const statusOf = ({ canceled }: Entry): string =>
  canceled === null ? 'recorded' : `canceled: ${canceled.reason ?? 'no reason given'}`

/** Prints the entries of a contact, a company or a segment. */
export const printEntries = async (
  log: InteractionLog<never>,
  contacts: Contacts,
  title: string,
  which: Parameters<typeof log.entries>[0],
): Promise<void> => {
  const { entries } = done(await log.entries(which), 'Entries')
  console.log(`\n${title} (${String(entries.length)} entries)`)
  const rows = await Promise.all(
    entries.map(async (entry) => [
      entry.entryNo,
      entry.date,
      await nameOf(contacts, entry.contactId),
      entry.channel,
      entry.description,
      `${entry.cost} / ${String(entry.durationMinutes)}`,
      entry.source.type,
      statusOf(entry),
    ]),
  )
  const head = [
    'Entry',
    'Date',
    'Contact',
    'Channel',
    'Description',
    'EUR / min',
    'Source',
    'Status',
  ]
  printTable(head, rows)
}
