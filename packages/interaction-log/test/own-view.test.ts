/** A view of one's own on an open log. */
import { readFileSync } from 'node:fs'
import { explain, openInteractionLog, type InteractionLog } from '@interaction-log/interaction-log'
import { defineProjection, equals, isPresent } from '@interaction-log/projection'
import {
  defineTemplates,
  expectType,
  logWithTemplates,
  newFile,
  openFile,
  record,
  recordCanceled,
} from './opened.js'

interface Interaction {
  readonly month: string
  readonly group: string
  readonly about: string
  readonly isCanceled: boolean
}

const months = defineProjection({
  name: 'months',
  version: 1,
  rowId: ({ stream }) => stream,
  project: (row: Interaction | undefined, { event }) => {
    if (event.type === 'InteractionRecorded') {
      const { date, groupCode, description } = event.data
      return { month: date.slice(0, 7), group: groupCode, about: description, isCanceled: false }
    }
    return event.type === 'InteractionCanceled' && row ? { ...row, isCanceled: true } : row
  },
  columns: {
    month: ({ month }) => month,
    group: ({ group }) => group,
    canceled: ({ isCanceled }) => (isCanceled ? 1 : null),
  },
  indexes: [['month', 'group']],
  text: ({ about }) => about,
})

const openMonths = async (log: InteractionLog<never>) =>
  expectType(await log.openView(months), 'ViewOpened').view

const perMonthAndGroup = { by: ['month', 'group'] as const }

/** A caller in JavaScript. */
const untyped = (value: unknown): never => value as never

describe('a view of one’s own', () => {
  it('counts by any columns, its own writes included (rule R169)', async () => {
    const log = await logWithTemplates()
    const view = await openMonths(log)
    for (const [date, templateCode] of [
      ['2026-03-01', 'ONSITE'],
      ['2026-03-31', 'ONSITE'],
      ['2026-03-02', 'BUS'],
      ['2026-04-01', 'ONSITE'],
    ] as const)
      await record(log, { date, templateCode })
    expect(await view.countBy(perMonthAndGroup)).toEqual({
      type: 'RowGroups',
      groups: [
        { values: ['2026-03', 'LETTER'], count: 1 },
        { values: ['2026-03', 'MEETING'], count: 2 },
        { values: ['2026-04', 'MEETING'], count: 1 },
      ],
      next: undefined,
    })
    const canceled = await recordCanceled(log, { date: '2026-04-30', description: 'Wrong contact' })
    const where = [equals('month', '2026-04')]
    expect(await view.count(where)).toEqual({ type: 'RowCount', count: 2 })
    expect(await view.count([...where, isPresent('canceled')])).toMatchObject({ count: 1 })
    const found = { month: '2026-04', group: 'MEETING', about: 'Wrong contact', isCanceled: true }
    expect(await view.find(`interaction-${canceled}`)).toEqual({ type: 'FoundRow', row: found })
    expect(await view.query({ where: [{ type: 'Matches', text: 'wrong' }] })).toEqual({
      type: 'Rows',
      rows: [found],
      next: undefined,
    })
    expect(await view.caughtUp(1000)).toEqual({ type: 'CaughtUp' })
    expect(view.status()).toMatchObject({ isLive: true, failure: undefined, skipped: 0 })
  })

  it('gives its rows page by page', async () => {
    const log = await logWithTemplates()
    const view = await openMonths(log)
    for (const month of ['05', '03', '04']) await record(log, { date: `2026-${month}-01` })
    const question = { orderBy: ['month' as const], descending: true, limit: 2 }
    const first = expectType(await view.query(question), 'Rows')
    const next = first.next ?? ''
    const second = expectType(await view.query({ ...question, after: next }), 'Rows')
    expect([...first.rows, ...second.rows].map(({ month }) => month)).toEqual([
      ...['2026-05', '2026-04', '2026-03'],
    ])
    expect(second.next).toBeUndefined()
    expect(await view.query({ after: next })).toEqual({ type: 'CursorInvalid' })
  })

  it('shows what another one records, is one view however often it is opened, and goes on where it was (rule R169)', async () => {
    const file = newFile()
    const { log } = await openFile({ file })
    await defineTemplates(log)
    const other = expectType(await openInteractionLog({ file, actor: 'u-2' }), 'Opened').log
    const [mine, theirs] = [await openMonths(log), await openMonths(other)]
    await record(other, { salespersonCode: 'S1' })
    await record(log)
    for (const view of [mine, theirs])
      expect(await view.count()).toEqual({ type: 'RowCount', count: 2 })
    expect(await mine.close()).toEqual({ type: 'Closed' })
    expect(await mine.count([])).toMatchObject({ type: 'ViewUnavailable' })
    await record(log)
    expect(await (await openMonths(log)).count([])).toMatchObject({ count: 3 })
    await other.close()
    expect((await theirs.count([])).type).toMatch(/^(Store|View)Unavailable$/)
  })

  it('lets nothing of what is purged stay in the file of the views (rule R165)', async () => {
    const file = newFile()
    const { log } = await openFile({ file })
    await defineTemplates(log)
    const view = await openMonths(log)
    const interactionId = await recordCanceled(log, { description: 'Zebra canary' })
    expect(await view.count([])).toMatchObject({ count: 1 })
    const purged = await log.purge({ basis: 'mistake', interactionId })
    expect(purged).toMatchObject({ type: 'Purged', erasure: 'Gone' })
    expect(await view.count([])).toMatchObject({ count: 0 })
    for (const suffix of ['.views', '.views-wal']) {
      const bytes = readFileSync(`${file}${suffix}`).toString('latin1').toLowerCase()
      expect(bytes).not.toContain('zebra')
    }
  })

  it.each([
    [{ ...months, name: 'contact-log' }, 'name: expected another name: the log has such a view.'],
    [
      { ...months, name: 'per month' },
      'name: expected letters, digits and hyphens, 1 to 50, a letter first.',
    ],
    [{ ...months, version: 0 }, 'version: expected a whole number from 1 to 9007199254740991.'],
    [{ ...months, project: 'x' }, 'project: expected a function.'],
    [
      { ...months, indexes: [['month'], ['year']] },
      'indexes.1: expected a list of one or more of month, group, canceled.',
    ],
    [
      { ...months, indexes: [[]] },
      'indexes.0: expected a list of one or more of month, group, canceled.',
    ],
    [
      { ...months, columns: {}, indexes: [['month']] },
      'indexes.0: expected no index: the view has no columns.',
    ],
    [{ ...months, indexs: [] }, 'indexs: there is no such field. Check its spelling.'],
  ])('is refused with a mistake in it: %#', async (projection, sentence) => {
    const log = await logWithTemplates()
    const refused = await log.openView(projection as typeof months)
    if (refused.type === 'ViewOpened') throw new Error('it was opened')
    expect(explain(refused)).toBe(sentence)
  })

  it('is named once, with the others that there are, however many versions of it are open', async () => {
    const log = await logWithTemplates()
    await openMonths(log)
    expectType(await log.openView({ ...months, version: 2 }), 'ViewOpened')
    const { expected } = expectType(await log.rebuild('weeks'), 'FieldInvalid')
    expect(expected.match(/months/g)).toEqual(['months'])
  })

  it('refuses questions that it cannot answer, by the name of the field', async () => {
    const view = await openMonths(await logWithTemplates())
    const refusals = [
      [view.query(untyped({ orderBy: ['year'] })), 'orderBy.0'],
      [view.query(untyped({ where: [equals('year', 1)] })), 'where.0'],
      [view.query(untyped({ where: ['month'] })), 'where.0'],
      [view.query({ limit: 0 }), 'limit'],
      [view.count(untyped(null)), 'where'],
      [view.count(untyped(equals('month', 1))), 'where'],
      [view.count(untyped([equals('year', 1)])), 'where.0'],
      [view.countBy(untyped({})), 'by'],
      [view.find(untyped(7)), 'id'],
      [view.caughtUp(-1), 'withinMs'],
    ] as const
    for (const [answer, field] of refusals)
      expect(await answer).toMatchObject({ type: 'FieldInvalid', field })
    const where = untyped([equals('year', 1)])
    expect(explain(expectType(await view.count(where), 'FieldInvalid'))).toBe(
      'where.0: expected a condition such as equals(column, value), the column being one of month, group, canceled; the value a string, a number, a bigint or null.',
    )
    expect(await view.query(untyped({ oderBy: [] }))).toMatchObject({ type: 'FieldUnknown' })
  })
})
