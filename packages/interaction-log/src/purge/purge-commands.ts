/**
 * purge and finishErasure.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { CommandOptions } from '../command/command-options.js'
import { submit } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { finishErasure } from './finish-erasure.js'
import type {
  ErasureFinished,
  ErasureProblem,
  Purged,
  PurgePlanned,
  PurgeProblem,
} from './outcome.js'
import { purge } from './purge.js'
import { decodePurge, type PurgeInput } from './purge-request.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface PurgeCommands<Own> {
  /** Removes canceled interactions for good: one, or all that meet a filter. */
  readonly purge: (
    request: PurgeInput,
    options?: CommandOptions,
  ) => Promise<Purged<Own> | PurgePlanned | PurgeProblem<Own>>
  /** Goes on with what is `Hidden`; a worker or a cron job may call it at any time. */
  readonly finishErasure: () => Promise<ErasureFinished | ErasureProblem>
}

export const purgeCommands = <Own>(engine: Engine<Own>): PurgeCommands<Own> => ({
  purge: submit(engine)('PurgeInteractions', decodePurge, purge(engine), (outcome) => outcome),
  finishErasure: async () => {
    const finished = await finishErasure(engine)
    return E.isLeft(finished) ? finished.left : finished.right
  },
})
