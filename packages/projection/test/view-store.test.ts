import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryViewStore, sqliteViewStore } from '@interaction-log/projection'
import { brokenViewStores, viewStoreContract } from '@interaction-log/projection/testing'
import { right } from './right.js'

describe('the memory view store', () => {
  it.each(viewStoreContract)('$rule', async ({ holds }) => {
    await holds(memoryViewStore())
  })
})

describe('the SQLite view store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'))
  let file = 0

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(viewStoreContract)('$rule', async ({ holds }) => {
    await holds(right(await sqliteViewStore(join(folder, `${String(++file)}.views`))()))
  })
})

describe('the contract', () => {
  /** The rules that are broken by the stores seen so far. */
  const broken = new Set<string>()

  it.each(brokenViewStores)('notices a store that $name', async ({ breaks }) => {
    let noticed = 0
    const newFirst = viewStoreContract.toSorted(
      (one, other) => Number(broken.has(one.rule)) - Number(broken.has(other.rule)),
    )
    for (const { rule, holds } of newFirst) {
      if (noticed > 0 && broken.has(rule)) break
      await holds(breaks(memoryViewStore())).catch(() => {
        noticed += 1
        broken.add(rule)
      })
    }
    expect(noticed).toBeGreaterThan(0)
  })

  it('has no rule that no broken store breaks', () => {
    const rules = viewStoreContract.map(({ rule }) => rule)
    expect(rules.filter((rule) => !broken.has(rule))).toEqual([])
  })

  it('says every rule and every mistake once', () => {
    expect(new Set(viewStoreContract.map(({ rule }) => rule)).size).toBe(viewStoreContract.length)
    expect(new Set(brokenViewStores.map(({ name }) => name)).size).toBe(brokenViewStores.length)
  })
})
