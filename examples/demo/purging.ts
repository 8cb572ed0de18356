/** What the demo purges, and what is left of it. */
import type { InteractionLog } from '@interaction-log/interaction-log'
import { done } from './done.js'
import { printTable } from './table.js'

type Log = InteractionLog<never>

const canceledIds = async (log: Log): Promise<readonly string[]> => {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = done(await log.entries({ limit: 1000, ...(after && { after }) }), 'Entries')
    ids.push(...page.entries.filter(({ canceled }) => canceled).map((entry) => entry.interactionId))
    after = page.next
  } while (after !== undefined)
  return ids
}

/** What remains of a purged interaction: that it was, and the proof of what it was. */
const printRemains = async (log: Log, interactionIds: readonly string[]): Promise<void> => {
  const rows: string[][] = []
  for (const id of interactionIds) {
    const { events } = done(await log.history(id), 'History')
    for (const { type, data, metadata } of events)
      if ('erased' in data)
        rows.push([
          id,
          data.erased.map((event) => event.type.replace('Interaction', '')).join(', '),
          data.erased[0]?.commitment.slice(0, 16).concat('…') ?? '',
          `${type} on the basis "${data.basis}"`,
          metadata.recordedAt.slice(0, 10),
        ])
  }
  printTable(['Interaction', 'Erased events', 'First commitment', 'Left', 'On'], rows)
}

/** Canceled entries of the winter are purged for retention; later ones stay, marked as canceled. */
export const purgeOldCanceled = async (log: Log): Promise<void> => {
  const filter = { dateTo: '2026-03-31' }
  const planned = done(
    await log.purge({ basis: 'retention', filter, dryRun: true }),
    'PurgePlanned',
  )
  console.log(`\n${String(planned.count)} canceled entries up to 31 March 2026 can be purged.`)
  const before = await canceledIds(log)
  const purged = done(await log.purge({ basis: 'retention', filter }), 'Purged')
  const after = new Set(await canceledIds(log))
  console.log(`Purged ${String(purged.count)}: ${purged.erasure}.`)
  console.log(`${String(after.size)} canceled entries are left in the log.`)
  if (purged.count > 0) {
    console.log('What is left of the purged ones:')
    await printRemains(
      log,
      before.filter((id) => !after.has(id)),
    )
  }
}

/** A call recorded for the wrong contact: canceled and purged at once. */
export const purgeWrongCall = async (log: Log): Promise<void> => {
  const date = new Date().toISOString().slice(0, 10)
  const { interactionId, entryNo } = done(
    await log.record({ contactId: 'CT000902', templateCode: 'OUTGOING', date }),
    'Recorded',
  )
  done(await log.cancel({ interactionId, reason: 'dialled the wrong number' }), 'Changed')
  const { erasure } = done(await log.purge({ basis: 'mistake', interactionId }), 'Purged')
  console.log(`\nEntry ${entryNo}, a call recorded by mistake today: canceled, purged, ${erasure}.`)
}
