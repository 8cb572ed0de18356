/**
 * Whoever asks until something is there must not keep it from coming: answers need no turn of the event
 * loop, but everything else does.
 *
 * @since 0.1.0
 */
import { setImmediate as afterThisTurn } from 'node:timers'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Answers that one turn gives. */
const mostInATurn = 100

let given = 0

/** Waits for the next turn of the event loop if this one has given enough answers. */
export const givingWay = async (): Promise<void> => {
  given += 1
  if (given === 1)
    afterThisTurn(() => {
      given = 0
    })
  if (given > mostInATurn) await nextTurn()
}
