import { interactionStream } from '@interaction-log/core'
import fc from 'fast-check'
import { manyRuns } from './many-runs.js'
import { after, history } from './random-history.js'
import { right } from './sales-office.js'

jest.setTimeout(120_000)

const isCanceled = (letters: string): boolean => letters.endsWith('C')

describe('after any history', () => {
  it('an interaction is Recorded (Canceled Reinstated)* [Canceled [Purged]] (rule R26)', () =>
    fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { interactions, lettersOf } = await after(steps)
        for (const id of interactions) expect(lettersOf(id)).toMatch(/^R(CI)*(CP?)?$/)
      }),
      manyRuns(60),
    ))

  it('purging what is chosen removes exactly the canceled ones of it, once (7.5.2, 7.5.3)', () =>
    fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat({ max: 20 })), async (steps, places) => {
        const { office, interactions, lettersOf } = await after(steps)
        const chosen = interactions.filter((_, place) => places.includes(place))
        const before = new Map(interactions.map((id) => [id, lettersOf(id)]))
        for (const command of [1001, 1002]) {
          const outcomes = await Promise.all(chosen.map((id) => office.purge(command, id)))
          const applied = outcomes.filter((o) => o._tag === 'Right' && o.right.type === 'Applied')
          const canceled = chosen.filter((id) => isCanceled(before.get(id) ?? ''))
          expect(applied).toHaveLength(command === 1001 ? canceled.length : 0)
        }
        for (const [id, letters] of before)
          expect(lettersOf(id)).toBe(
            chosen.includes(id) && isCanceled(letters) ? `${letters}P` : letters,
          )
      }),
      manyRuns(60),
    ))

  it('canceling is idempotent, and canceled and reinstated all is as before (7.5.4)', () =>
    fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { office, interactions, lettersOf } = await after(steps)
        const recorded = interactions.filter((id) => /[RI]$/.test(lettersOf(id)))
        for (const id of recorded) {
          const [before] = await office.stored(interactionStream(id))
          right(await office.cancel(1001, id))
          const letters = lettersOf(id)
          expect(right(await office.cancel(1002, id)).type).toBe('Unchanged')
          expect(lettersOf(id)).toBe(letters)
          right(await office.reinstate(1003, id))
          expect((await office.stored(interactionStream(id)))[0]).toEqual(before)
          expect(right(await office.reinstate(1004, id)).type).toBe('Unchanged')
        }
      }),
      manyRuns(30),
    ))

  it('no change of the template has changed what was recorded (7.5.8)', () =>
    fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { office, firstData, lettersOf } = await after(steps)
        for (const [id, data] of firstData)
          if (!lettersOf(id).endsWith('P'))
            expect((await office.stored(interactionStream(id)))[0]?.data).toEqual(data)
      }),
      manyRuns(30),
    ))

  it('repeating every command that changed something writes nothing (rule R39)', () =>
    fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { memory, applied } = await after(steps)
        const events = memory.log.length
        for (const command of applied) await command()
        expect(memory.log.length).toBe(events)
      }),
      manyRuns(30),
    ))
})
