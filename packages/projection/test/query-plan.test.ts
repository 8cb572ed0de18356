import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equals, type Projection, type Query, sqliteViewStore } from '@interaction-log/projection'
import { prepare, sqliteBinding } from '@interaction-log/sqlite'
import { selectPage } from '../src/view-store/sqlite/select-page.js'
import { right } from './view-store-rules.js'

type Column = 'contactId' | 'date' | 'entryNo' | 'formerContacts'

const nothing: Projection<object, never, Column> = {
  name: 'plans',
  version: 1,
  codecs: {},
  categories: [],
  rowId: () => undefined,
  project: (row) => row,
  columns: {
    contactId: () => null,
    date: () => null,
    entryNo: () => null,
    formerContacts: () => null,
  },
  indexes: [['entryNo'], ['contactId', 'date', 'entryNo'], ['formerContacts', 'entryNo']],
  sparse: ['contactId', 'formerContacts'],
}

const folder = mkdtempSync(join(tmpdir(), 'plans-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The steps in which SQLite answers a query on a view file that was just built. */
const planOf = async (query: Query<Column>, after?: (string | bigint)[]): Promise<string[]> => {
  const file = join(folder, 'plans.views')
  const views = right(await sqliteViewStore(file)())
  const view = right(await views.open(nothing)())
  right(await view.finishBuilding(right(await view.state()()).revision)())
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  const { sql, values } = selectPage('plans_1', query, after)
  const steps = prepare<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`).all(...values)
  db.close()
  right(await views.close()())
  return steps.map(({ detail }) => detail)
}

describe('a page under an index', () => {
  const ofContact: Query<Column> = {
    where: [equals('contactId', 'CT000012')],
    orderBy: ['date', 'entryNo'],
    limit: 50,
  }

  it('is read from the index, its order included', async () => {
    const plan = await planOf(ofContact)
    expect(plan[0]).toMatch(/^SEARCH plans_1 USING INDEX plans_1_contactId_date_entryNo/)
    expect(plan.slice(1)).toEqual(['USE TEMP B-TREE FOR LAST TERM OF ORDER BY'])
  })

  it('is not read from that of a value that the rows do not have', async () => {
    const [step] = await planOf({ ...ofContact, where: [equals('contactId', null)] })
    expect(step).not.toMatch(/contactId/)
  })
})
