/** How the views of a log are getting on. */
import { explain } from '@interaction-log/interaction-log'
import { defineProjection } from '@interaction-log/projection'
import {
  expectType,
  headOf,
  logWithTemplates,
  newFile,
  openFile,
  defineTemplates,
  record,
} from './opened.js'

const days = defineProjection({
  name: 'days',
  version: 3,
  rowId: ({ stream }) => stream,
  project: (row: { readonly date: string } | undefined, { event }) => {
    if (event.type !== 'InteractionRecorded') return row
    if (event.data.description === 'impossible') throw new Error('this was not foreseen')
    return { date: event.data.date }
  },
  columns: { date: ({ date }) => date },
  indexes: [['date']],
})

describe('the views of a log', () => {
  it('say how far they are (rule R170)', async () => {
    const file = newFile()
    const { log } = await openFile({ file })
    await defineTemplates(log)
    await record(log)
    expectType(await log.openView(days), 'ViewOpened')
    const { views } = expectType(await log.views(), 'ViewEntries')
    expect(views.map(({ name }) => name)).toEqual([
      ...['contact-log', 'segment-log', 'purge-register', 'template-catalog', 'group-catalog'],
      ...['open-loggings', 'open-segments', 'logged-segments', 'days'],
    ])
    const position = String(await headOf(file))
    for (const view of views)
      expect(view).toMatchObject({ position, lag: '0', isLive: true, failure: null })
    expect(views.at(-1)).toMatchObject({ name: 'days', version: 3 })
  })

  it('say why one does not go on, while the others do (rule R170)', async () => {
    const log = await logWithTemplates()
    const { view } = expectType(await log.openView(days), 'ViewOpened')
    await record(log)
    expect(await view.count([])).toMatchObject({ count: 1 })
    await record(log, { description: 'impossible' })
    await record(log)
    const { views } = expectType(await log.views(), 'ViewEntries')
    const stopped = views.find(({ name }) => name === 'days')
    expect(stopped).toMatchObject({ isLive: false, failure: { type: 'ViewDefect' } })
    expect(Number(stopped?.lag)).toBeGreaterThan(0)
    if (stopped?.failure) expect(explain(stopped.failure)).toMatch(/^The view days /)
    for (const { name, isLive, lag } of views)
      if (name !== 'days') expect({ name, isLive, lag }).toEqual({ name, isLive: true, lag: '0' })
    expect(await log.entries({})).toMatchObject({ entries: [{}, {}, {}] })
  })

  it('are not listed any more when they are closed', async () => {
    const log = await logWithTemplates()
    const { view } = expectType(await log.openView(days), 'ViewOpened')
    await view.close()
    const { views } = expectType(await log.views({ withinMs: 100 }), 'ViewEntries')
    expect(views.map(({ name }) => name)).not.toContain('days')
  })
})
