/**
 * What has become of intended erasures: truncates the streams that are not truncated yet.
 *
 * @since 0.1.0
 */
import type { EraseFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Eraser } from './erase.js'
import { keyOf } from './journal.js'
import type { Intention } from './note.js'

export interface Settled {
  /** At least one stream is truncated, now or before. */
  readonly isTruncated: boolean
  /** Keys of those that have turned out to be nothing. */
  readonly dropped: ReadonlySet<string>
  /** What is to be settled later. */
  readonly left: readonly Intention[]
  /** The first that could not be carried out. */
  readonly refusal: EraseFailure | undefined
}

/** Longer than any append is still on its way, in milliseconds. */
const longestAppend = 600_000

const together = 32

const mayStillCome = ({ since }: Intention): boolean =>
  Date.now() - Date.parse(since) < longestAppend

export const settle = async (erase: Eraser, intentions: readonly Intention[]): Promise<Settled> => {
  let isTruncated = false
  let refusal: EraseFailure | undefined
  const dropped = new Set<string>()
  const left: Intention[] = []

  const settleOne = async (intention: Intention): Promise<void> => {
    const erased = await erase(intention.stream, intention.version)
    if (E.isLeft(erased)) refusal ??= erased.left
    if (E.isLeft(erased) || (erased.right === 'absent' && mayStillCome(intention)))
      left.push(intention)
    else if (erased.right === 'truncated now' || erased.right === 'truncated before')
      isTruncated = true
    else dropped.add(keyOf(intention))
  }
  for (let index = 0; index < intentions.length; index += together)
    await Promise.all(intentions.slice(index, index + together).map(settleOne))
  return { isTruncated, dropped, left, refusal }
}
