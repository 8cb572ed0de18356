import {
  atLeast,
  atMost,
  type Condition,
  equals,
  includes,
  isPresent,
  matches,
  type Query,
} from '@interaction-log/projection'
import { type Database, prepare, sqliteBinding } from '@interaction-log/sqlite'
import { things } from '../src/testing/contract/things.js'
import { findPage } from '../src/view-store/sqlite/find-page.js'
import { layoutOf } from '../src/view-store/sqlite/layout.js'
import { createTables, missingIndex } from '../src/view-store/sqlite/tables.js'

type Column = 'date' | 'contact' | 'task' | 'no' | 'color'

const none = () => null

const layout = layoutOf('plans', {
  ...things(),
  columns: { date: none, contact: none, task: none, no: none, color: none },
  indexes: [['no'], ['date', 'no'], ['contact', 'date', 'no'], ['task', 'date', 'no']],
  sparse: ['task'],
})

/** So many rows of each contact and date that no index leads to few. */
const filled = async (rows: number): Promise<Database> => {
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(':memory:')
  createTables(db, layout)
  db.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${String(rows)})
     INSERT INTO plans SELECT i, 'id-' || i, '2026', 'C1', 'T1', i, 'red' FROM n`,
  )
  for (let index = missingIndex(db, layout); index; index = missingIndex(db, layout))
    db.exec(index.sql)
  return db
}

/** The steps in which SQLite answers the last question that a page asks it. */
const planOf = async (
  asked: Partial<Query<Column>>,
  after?: (string | bigint)[],
  rows = 30_000,
  text = '',
): Promise<string> => {
  const db = await filled(rows)
  const asks: string[] = []
  const prepareAs = (sql: string) => {
    asks.push(sql)
    return db.prepare(sql)
  }
  const listened = new Proxy(db, {
    get: (of, name): unknown => (name === 'prepare' ? prepareAs : Reflect.get(of, name)),
  })
  findPage(listened, layout, { where: [], orderBy: [], limit: 50, ...asked }, after, () => text)
  const steps = prepare<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${asks.at(-1) ?? ''}`).all()
  db.close()
  return steps.map(({ detail }) => detail).join('; ')
}

const lastTermOnly = /USE TEMP B-TREE FOR LAST TERM OF ORDER BY$/
const ofContact = [equals<Column>('contact', 'C1')]

describe('a page under an index', () => {
  it('is read along it, its order included', async () => {
    const plan = await planOf({ where: ofContact, orderBy: ['date', 'no'] })
    expect(plan).toMatch(
      /^SEARCH plans USING INDEX plans by "contact", "date", "no" \(contact=\?\)/,
    )
    expect(plan).toMatch(lastTermOnly)
    expect(await planOf({ where: ofContact, orderBy: ['contact', 'date', 'no'] })).toBe(plan)
  })

  it('is not read along it, if it is in another order', async () => {
    expect(await planOf({ where: ofContact, orderBy: ['no', 'date'] })).toMatch(/^SCAN plans;/)
  })

  it.each([false, true])('begins at its cursor, descending: %s', async (descending) => {
    const asked = { where: ofContact, orderBy: ['date' as const, 'no' as const], descending }
    const plan = await planOf(asked, ['2026', 7n, 'id'])
    expect(plan).toMatch(
      /^SEARCH plans USING INDEX plans by "contact", "date", "no" \(contact=\? AND /,
    )
    const all = await planOf({ orderBy: ['no'], descending }, [1_000n, 'id'])
    expect(all).toMatch(/^SEARCH plans USING INDEX plans by "no" \(no(<|>)\?\)/)
  })

  it('is read within bounds', async () => {
    const where = [atLeast<Column>('date', '2025'), atMost<Column>('date', '2027')]
    const plan = await planOf({ where, orderBy: ['date', 'no'] })
    expect(plan).toMatch(/^SEARCH plans USING INDEX plans by "date", "no" \(date>\? AND date<\?\)/)
  })

  it('of a sparse column is read from it only where a value is asked for', async () => {
    const asked = { orderBy: ['task' as const, 'date' as const, 'no' as const] }
    expect(await planOf(asked)).toMatch(/^SCAN plans;/)
    const present = await planOf({ ...asked, where: [isPresent('task')] })
    expect(present).toMatch(/USING INDEX plans by "task", "date", "no"/)
    expect(await planOf({ where: [equals('task', null)], orderBy: [] })).not.toMatch(/task/)
    const listed = await planOf({ where: [includes('task', 'T1')] }, undefined, 9_000)
    expect(listed).toMatch(/USING INDEX plans by "task", "date", "no"/)
  })
})

describe('a page that no index holds as it is asked for', () => {
  it('goes through the few rows that an index leads to', async () => {
    const where = [...ofContact, equals<Column>('color', 'red')]
    const plan = await planOf({ where, orderBy: ['color'] }, undefined, 9_000)
    expect(plan).toMatch(
      /^SEARCH plans USING INDEX plans by "contact", "date", "no" \(contact=\?\)/,
    )
  })

  it('goes a part of the way along an index in order, if most rows meet the conditions', async () => {
    const where: Condition<Column>[] = [equals('color', 'red')]
    const plan = await planOf({ where, orderBy: ['no'] })
    expect(plan).toMatch(/^CO-ROUTINE .*SCAN plans USING INDEX plans by "no"/)
  })

  it('goes through all rows otherwise', async () => {
    const rare: Condition<Column>[] = [...ofContact, equals('color', 'blue')]
    expect(await planOf({ where: rare, orderBy: ['no'] })).toMatch(/^SCAN plans;/)
  })
})

describe('a page of rows that hold a word', () => {
  const where = [...ofContact, matches('word')]

  it('goes through the few rows that an index leads to, and reads them', async () => {
    const plan = await planOf({ where, orderBy: ['color'] }, undefined, 900, 'words')
    expect(plan).toMatch(
      /^SEARCH plans USING INDEX plans by "contact", "date", "no" \(contact=\?\)/,
    )
  })

  it('goes a part of the way along an index in order, if most rows hold it', async () => {
    const plan = await planOf({ where, orderBy: ['no'] }, undefined, 30_000, 'words')
    expect(plan).toMatch(/^CO-ROUTINE .*SCAN plans USING INDEX plans by "no"/)
  })

  it('goes through those that the index of words leads to otherwise', async () => {
    const plan = await planOf({ where, orderBy: ['no'] })
    expect(plan).toMatch(/^SCAN plans words VIRTUAL TABLE .*SEARCH plans USING INTEGER PRIMARY KEY/)
  })
})
