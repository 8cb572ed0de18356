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

  it('can each be made anew, and answer meanwhile (rule R180)', async () => {
    const log = await logWithTemplates()
    const { view } = expectType(await log.openView(days), 'ViewOpened')
    for (let n = 0; n < 5; n++) await record(log)
    expectType(await log.views(), 'ViewEntries')
    const steps: string[] = []
    const nothing = { type: 'Rebuilt', differences: { count: 0, rows: [] } }
    const rebuilding = log.rebuild('contact-log', ({ type }) => void steps.push(type))
    expect(await log.countEntries({})).toEqual({ type: 'EntryCount', count: 5 })
    expect(await rebuilding).toEqual({ ...nothing, view: 'contact-log' })
    expect([...new Set(steps)]).toEqual(['Reading', 'Indexing', 'Comparing'])
    expect(await view.rebuild()).toEqual({ ...nothing, view: 'days' })
    await record(log)
    expect(await log.countEntries({})).toMatchObject({ count: 6 })
    expect(await view.count([])).toMatchObject({ count: 6 })
    const { views } = expectType(await log.views(), 'ViewEntries')
    expect(views.filter(({ lag, isLive }) => lag !== '0' || !isLive)).toEqual([])
  })

  it('are refused by another name', async () => {
    const log = await logWithTemplates()
    expect(await log.rebuild('contacts')).toMatchObject({ type: 'FieldInvalid', field: 'view' })
  })
})
