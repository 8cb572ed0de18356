/** Who watches is shown what happens, as it happens. */
import {
  openInteractionLog,
  type EntrySelection,
  type InteractionLog,
} from '@interaction-log/interaction-log'
import { expectType, logWithTemplates, newFile, onsite, openFile, record } from './opened.js'

/** What is shown until `count` changes have been, what happens meanwhile among them. */
const shown = async (
  log: InteractionLog<never>,
  selection: EntrySelection,
  count: number,
  meanwhile: () => Promise<void>,
) => {
  const watching = expectType(await log.watch(selection), 'Watching')
  await meanwhile()
  const changes: unknown[] = []
  for await (const change of watching.changes) {
    changes.push(
      change.type === 'EntryChanged'
        ? [change.event, change.entry.interactionId, change.entry.status, change.by]
        : change,
    )
    if (changes.length === count) break
  }
  return changes
}

describe('watching', () => {
  it('shows each entry that is recorded or changed, in the order of the log, as it is then (rule R172)', async () => {
    const log = await logWithTemplates()
    const before = await record(log)
    const ids: string[] = []
    const changes = await shown(log, {}, 4, async () => {
      ids.push(await record(log, { contactId: 'P2' }))
      await log.cancel({ interactionId: before }, { actor: 'u-9' })
      await log.reinstate({ interactionId: before })
      ids.push(await record(log))
    })
    expect(changes).toEqual([
      ['InteractionRecorded', ids[0], 'recorded', 'u-1'],
      ['InteractionCanceled', before, 'recorded', 'u-9'],
      ['InteractionReinstated', before, 'recorded', 'u-1'],
      ['InteractionRecorded', ids[1], 'recorded', 'u-1'],
    ])
  })

  it('shows only what meets the selection (rule R172)', async () => {
    const log = await logWithTemplates()
    const before = await record(log, { segmentNo: 'SM1' })
    const changes = await shown(log, { segment: 'SM1', status: 'canceled' }, 1, async () => {
      const other = await record(log, { segmentNo: 'SM2' })
      await log.cancel({ interactionId: other })
      await record(log, { segmentNo: 'SM1' })
      await log.cancel({ interactionId: before })
    })
    expect(changes).toEqual([['InteractionCanceled', before, 'canceled', 'u-1']])
  })

  it('shows of a purge only that it happened, and only to who watches everything (rule R172)', async () => {
    const log = await logWithTemplates()
    const interactionId = await record(log)
    await log.cancel({ interactionId })
    const purge = async () => {
      expectType(await log.purge({ basis: 'mistake', interactionId }), 'Purged')
      await record(log)
    }
    const [purged] = await shown(log, {}, 1, purge)
    const at = expect.any(String) as string
    expect(purged).toEqual({ type: 'EntryPurged', interactionId, at, by: 'u-1' })

    const again = await record(log)
    await log.cancel({ interactionId: again })
    const changes = await shown(log, { contact: 'P1' }, 1, async () => {
      expectType(await log.purge({ basis: 'mistake', interactionId: again }), 'Purged')
      await record(log)
    })
    expect(changes).toEqual([['InteractionRecorded', expect.any(String), 'recorded', 'u-1']])
  })

  it('shows what another one records in the same file', async () => {
    const file = newFile()
    const { log } = await openFile({ file })
    await log.defineGroup({ code: 'MEETING', description: 'MEETING' })
    await log.defineTemplate({ code: 'ONSITE', groupCode: 'MEETING', description: 'ONSITE' })
    const other = expectType(await openInteractionLog({ file, actor: 'u-2' }), 'Opened').log
    const changes = await shown(log, {}, 1, async () => {
      expectType(await other.record({ ...onsite, salespersonCode: 'S1' }), 'Recorded')
    })
    expect(changes).toMatchObject([['InteractionRecorded', expect.any(String), 'recorded', 'u-2']])
    await other.close()
  })

  it.each(['stop', 'close'] as const)('ends by %s, also while nothing happens', async (way) => {
    const log = await logWithTemplates()
    const watching = expectType(await log.watch({}), 'Watching')
    const ended = watching.changes[Symbol.asyncIterator]().next()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await (way === 'stop' ? watching.stop() : log.close())
    expect(await ended).toEqual({ done: true, value: undefined })
  })
})
