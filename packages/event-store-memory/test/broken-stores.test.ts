import { brokenStores, eventStoreContract } from '@interaction-log/core/testing'
import { memorySubject } from './subject.js'

/** The rules that are broken by the stores seen so far. */
const broken = new Set<string>()

describe('the contract', () => {
  it.each(brokenStores)(
    'notices a store that $name',
    async ({ breaks }) => {
      let noticed = 0
      const newFirst = eventStoreContract.toSorted(
        (one, other) => Number(broken.has(one.rule)) - Number(broken.has(other.rule)),
      )
      for (const { rule, holds } of newFirst) {
        if (noticed > 0 && broken.has(rule)) break
        const subject = { ...memorySubject(), patience: 100 }
        await holds(breaks(subject)).catch(() => {
          noticed += 1
          broken.add(rule)
        })
      }
      expect(noticed).toBeGreaterThan(0)
    },
    60_000,
  )

  it('has no rule that no broken store breaks', () => {
    const rules = eventStoreContract.map(({ rule }) => rule)
    expect(rules.filter((rule) => !broken.has(rule))).toEqual([])
  })

  it('says every rule and every mistake once', () => {
    expect(new Set(eventStoreContract.map(({ rule }) => rule)).size).toBe(eventStoreContract.length)
    expect(new Set(brokenStores.map(({ name }) => name)).size).toBe(brokenStores.length)
    expect(brokenStores.length).toBeGreaterThanOrEqual(25)
  })
})
