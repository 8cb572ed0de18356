/** Canceling, then purging: erasing events, content overwritten, the files of the views rewritten. */
import type { InteractionLog } from '@interaction-log/interaction-log'
import { type Contender, contender } from './contender.js'
import { done } from './outcome.js'
import { importNew, settled } from './recording.js'

type Log = InteractionLog<never>

export const canceling = (log: Log, count: number): Contender => {
  let ids: readonly string[] = []
  return contender(`cancel ${String(count)} interactions, all in flight`, {
    each: count,
    calls: 1,
    call: () =>
      Promise.all(
        ids.map((interactionId) => done(log.cancel({ interactionId, reason: null }), 'Changed')),
      ),
    around: {
      beforeAll: async () => {
        ids = await importNew(log, count)
      },
      afterAll: () => settled(log),
    },
  })
}

/** To be measured behind `canceling`. */
export const purging = (log: Log, count: number): Contender =>
  contender(`purge and erase these ${String(count)}`, {
    each: count,
    calls: 1,
    call: async () => {
      const purged = await done(log.purge({ basis: 'retention', filter: {} }), 'Purged')
      if (purged.count !== count || purged.erasure !== 'Gone') throw new Error(purged.erasure)
    },
  })
