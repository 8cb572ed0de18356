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
  PurgedPage,
  PurgePlanned,
  PurgeProblem,
} from './outcome.js'
import { purge } from './purge.js'
import { decodePurge, type PurgeInput } from './purge-request.js'

/**
 * Purging: removing canceled interactions, and their content, for good.
 *
 * @category model
 * @since 0.1.0
 */
export interface PurgeCommands<Own> {
  /**
   * Purges one canceled interaction, several, or all that meet a filter; `onPage` is told how far it
   * has got, some hundreds at a time. Repeated under the same key, it says
   * how the first one stands and runs no filter again. Should it answer a failure, what was purged by
   * then stays purged, and `finishErasure` completes it.
   */
  readonly purge: (
    request: PurgeInput,
    options?: CommandOptions,
    onPage?: (page: PurgedPage<Own>) => void,
  ) => Promise<Purged<Own> | PurgePlanned | PurgeProblem<Own>>
  /**
   * Goes on with what is `Hidden` and completes purges that were interrupted; a worker or a cron job
   * may call it at any time. Such a completion names the actor of the log.
   */
  readonly finishErasure: () => Promise<ErasureFinished | ErasureProblem>
}

export const purgeCommands = <Own>(engine: Engine<Own>): PurgeCommands<Own> => ({
  purge: (request, options, onPage) =>
    submit(engine)('PurgeInteractions', decodePurge, purge(engine, onPage), (outcome) => outcome)(
      request,
      options,
    ),
  finishErasure: async () => {
    const finished = await finishErasure(engine, engine.actor)
    return E.isLeft(finished) ? finished.left : finished.right
  },
})
