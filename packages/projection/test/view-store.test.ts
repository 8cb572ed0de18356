import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryViewStore, sqliteViewStore } from '@interaction-log/projection'
import { right, viewStoreRules } from './view-store-rules.js'

describe('the memory view store', () => {
  it.each(viewStoreRules)('$rule', async ({ holds }) => {
    await holds(memoryViewStore())
  })
})

describe('the SQLite view store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'))
  let file = 0

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(viewStoreRules)('$rule', async ({ holds }) => {
    const views = right(await sqliteViewStore(join(folder, `${String(++file)}.views`))())
    await holds(views)
    right(await views.close()())
  })
})
