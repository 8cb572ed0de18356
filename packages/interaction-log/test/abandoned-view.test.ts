/** Views of one's own that stand in the file of the views, and that this program does not run. */
import { setTimeout as pause } from 'node:timers/promises'
import { basename, dirname } from 'node:path'
import type { InteractionLog } from '@interaction-log/interaction-log'
import { defineProjection } from '@interaction-log/projection'
import { sqliteBinding } from '@interaction-log/sqlite'
import { filesWith } from '../../../test/files-with.js'
import {
  expectType,
  logWithTemplates,
  newFile,
  openFile,
  record,
  recordCanceled,
} from './opened.js'

const secret = 'Frau Wachtelkönig'

const descriptions = (throwsAt?: string) =>
  defineProjection({
    name: 'descriptions',
    version: 1,
    rowId: ({ stream }) => stream,
    project: (row: { readonly text: string } | undefined, { event }) => {
      if (event.type === throwsAt) throw new Error('a bug')
      return event.type === 'InteractionRecorded' ? { text: event.data.description } : row
    },
    columns: { text: ({ text }) => text },
    indexes: [['text']],
  })

const openDescriptions = async (log: InteractionLog<never>, throwsAt?: string) =>
  expectType(await log.openView(descriptions(throwsAt)), 'ViewOpened').view

const scene = async () => {
  const file = newFile()
  let now = Date.parse('2026-03-01T09:00:00.000Z')
  const clock = () => new Date(now)
  const log = await logWithTemplates({ file, clock })
  await record(log, { description: 'A letter' })
  const interactionId = await recordCanceled(log, { description: secret })
  const isHeld = () => filesWith(dirname(file), secret, basename(file)).length > 0
  /** As if nobody had touched the file for so long. */
  const wait = async (minutes: number) => {
    now += minutes * 60_000
    const { DatabaseSync } = await sqliteBinding()
    const db = new DatabaseSync(`${file}.views`)
    db.exec(`UPDATE builds SET worked_at = worked_at - ${String(minutes * 60)}`)
    db.close()
  }
  return { file, log, interactionId, isHeld, wait }
}

describe('what is purged (rule R185)', () => {
  it('is not gone while a view that nobody runs may hold it, and is when that is given up', async () => {
    const { log, interactionId, isHeld, wait } = await scene()
    const view = await openDescriptions(log)
    expect(await view.count([])).toMatchObject({ count: 2 })
    await view.close()

    const purged = expectType(await log.purge({ basis: 'mistake', interactionId }), 'Purged')
    expect(purged).toMatchObject({ count: 1, erasure: 'Hidden' })
    expect(isHeld()).toBe(true)
    expect(await log.finishErasure()).toMatchObject({ erasure: 'Hidden', completed: [] })
    await wait(2)
    expect(await log.finishErasure()).toEqual({
      type: 'ErasureFinished',
      erasure: 'Gone',
      completed: [purged.batchId],
    })
    expect(isHeld()).toBe(false)

    const again = await openDescriptions(log)
    expect(await again.query({})).toMatchObject({ rows: [{ text: 'A letter' }] })
    await log.close()
  })

  it('is gone with a view that another program runs, which is waited for', async () => {
    const { file, log, interactionId, isHeld, wait } = await scene()
    const { log: other } = await openFile({ file })
    const view = await openDescriptions(other)
    expect(await view.count([])).toMatchObject({ count: 2 })
    await wait(2)
    expect(await log.purge({ basis: 'mistake', interactionId })).toMatchObject({ erasure: 'Gone' })
    expect(isHeld()).toBe(false)
    expect(await view.count([])).toMatchObject({ count: 1 })
    for (const each of [log, other]) await each.close()
  })

  it('is not gone while a view that has failed elsewhere may hold it', async () => {
    const { file, log, interactionId, isHeld, wait } = await scene()
    const { log: other } = await openFile({ file })
    const view = await openDescriptions(other, 'InteractionPurged')
    expect(await view.count([])).toMatchObject({ count: 2 })
    expect(await log.purge({ basis: 'mistake', interactionId })).toMatchObject({
      erasure: 'Hidden',
    })
    await wait(2)
    expect(await log.finishErasure()).toMatchObject({ erasure: 'Hidden' })
    expect(isHeld()).toBe(true)
    await view.close()
    const mended = await openDescriptions(other)
    for (let attempt = 0; attempt < 100 && (await mended.count([])).type !== 'RowCount'; attempt++)
      await pause(20)
    expect(await log.finishErasure()).toMatchObject({ erasure: 'Gone' })
    expect(isHeld()).toBe(false)
    for (const each of [log, other]) await each.close()
  })
})
