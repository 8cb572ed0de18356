/**
 * The calls of all nodes: how many there were, how many are open, and what is to go wrong.
 *
 * @since 0.1.0
 */
import type { CallName, Fault } from '../faults/fault.js'

interface Planned {
  readonly call: CallName
  readonly fault: Fault
  times: number
}

/**
 * @since 0.1.0
 */
export interface Calls {
  readonly made: Map<CallName, number>
  readonly open: Map<CallName, number>
  planned: Planned[]
}

/**
 * @since 0.1.0
 */
export const newCalls = (): Calls => ({ made: new Map(), open: new Map(), planned: [] })

const add = (counts: Map<CallName, number>, call: CallName, difference: number): void => {
  counts.set(call, (counts.get(call) ?? 0) + difference)
}

/**
 * Counts a call; answers what is to go wrong with it, and how to say that it is over.
 *
 * @since 0.1.0
 */
export const begin = (
  calls: Calls,
  call: CallName,
): { readonly fault: Fault | undefined; readonly end: () => void } => {
  add(calls.made, call, 1)
  add(calls.open, call, 1)
  const planned = calls.planned.find((each) => each.call === call)
  if (planned !== undefined && --planned.times <= 0)
    calls.planned = calls.planned.filter((each) => each !== planned)
  return {
    fault: planned?.fault,
    end: () => {
      add(calls.open, call, -1)
    },
  }
}
