/**
 * Makes a view anew, while it goes on answering.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import type { BuildProgress, Differences, ViewFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine, OpenedView } from '../engine.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface Rebuilt {
  readonly type: 'Rebuilt'
  readonly view: string
  /** What the view shows differently now: ids of rows and names of fields. */
  readonly differences: Differences
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Rebuilds {
  /**
   * Makes the view of this name anew from the log, beside the one that answers, and lets it take over
   * when it has come as far. Interrupted, it goes on where it was when it is asked for again.
   */
  readonly rebuild: (
    view: string,
    onProgress?: (progress: BuildProgress) => void,
  ) => Promise<Rebuilt | InputRefusal | ViewFailure>
}

export const rebuilt = async (
  { name, view }: OpenedView,
  onProgress: ((progress: BuildProgress) => void) | undefined,
): Promise<Rebuilt | ViewFailure> => {
  const differences = await view.rebuild(onProgress)()
  return E.isLeft(differences)
    ? differences.left
    : { type: 'Rebuilt', view: name, differences: differences.right }
}

export const rebuilds = <Own>({ openedViews }: Engine<Own>): Rebuilds => ({
  rebuild: async (name, onProgress) => {
    const opened = [...openedViews].find((view) => view.name === name)
    if (opened !== undefined) return rebuilt(opened, onProgress)
    const names = [...new Set([...openedViews].map((view) => view.name))]
    const expected = `one of ${names.join(', ')}; a view of your own is rebuilt by the program that opens it`
    return { type: 'FieldInvalid', field: 'view', expected }
  },
})
