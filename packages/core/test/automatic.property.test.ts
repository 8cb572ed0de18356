import { type InteractionId, interactionStream } from '@interaction-log/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { automaticOffice } from './automatic-office.js'
import { manyRuns } from './many-runs.js'
import { right } from './sales-office.js'

type Step =
  | { readonly type: 'print' | 'once' | 'post' | 'mail'; readonly what: number }
  | { readonly type: 'cancel' | 'reinstate' | 'purge'; readonly which: number }
  | { readonly type: 'map' | 'unmap' }

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constantFrom('print', 'once', 'post', 'mail'),
        what: fc.nat({ max: 1 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constantFrom('cancel', 'reinstate', 'purge'),
        which: fc.nat({ max: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('map', 'unmap') }) },
  ),
  { maxLength: 30 },
)

describe('in every history', () => {
  it('what is recognised has one interaction at most, purged or not; printing has one each time (rules R65, R66, R67)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const office = await automaticOffice()
        const placed: InteractionId[] = []
        const recognised = new Map<string, Set<InteractionId>>()
        let isMapped = true
        let prints = 0

        const automatic = async (
          command: number,
          {
            type,
            what,
          }: { readonly type: 'print' | 'once' | 'post' | 'mail'; readonly what: number },
        ) => {
          const no = `I${String(what)}`
          const outcome =
            type === 'mail'
              ? await office.mail(command, { messageId: no })
              : await office.print(command, { no, once: type === 'once', posted: type === 'post' })
          if (E.isLeft(outcome)) {
            const isKnown = recognised.has(`${type === 'mail' ? 'mail' : 'once'} ${no}`)
            const skipped = { type: 'RecordingSkipped', because: 'NoTemplateForKind' }
            if (outcome.left.type === 'AlreadyPurged') expect(isKnown).toBe(true)
            else expect([isMapped, outcome.left]).toEqual([false, skipped])
            return
          }
          const { interactionId, repeated } = outcome.right
          if (!repeated) placed.push(interactionId)
          if (type === 'print') {
            prints++
            expect(repeated).toBe(false)
            return
          }
          const key = `${type === 'mail' ? 'mail' : 'once'} ${no}`
          const ids = recognised.get(key) ?? new Set()
          expect(repeated).toBe(ids.size > 0)
          recognised.set(key, ids.add(interactionId))
        }

        const change = async (
          command: number,
          { type, which }: { type: string; which: number },
        ) => {
          const id = placed[which % Math.max(1, placed.length)]
          if (id === undefined) return
          if (type === 'cancel') await office.cancel(command, id)
          else if (type === 'reinstate') await office.reinstate(command, id)
          else await office.purge(command, id)
        }

        for (const [index, step] of history.entries()) {
          const command = 100 + index
          if (!('what' in step) && !('which' in step)) {
            isMapped = step.type === 'map'
            for (const [at, kind] of ['salesInvoice', 'email'].entries())
              right(await office[step.type](command + 1000 * (at + 1), kind))
          } else if ('what' in step) await automatic(command, step)
          else await change(command, step)
        }

        for (const ids of recognised.values()) expect(ids.size).toBe(1)
        expect(new Set(placed).size).toBe(prints + recognised.size)
        for (const id of placed)
          expect((await office.types(interactionStream(id)))[0]).toMatch(/Recorded|Purged/)
      }),
      manyRuns(50),
    )
  })
})
