/**
 * What rows refuse, said in the order of lines: some of it is known before the rows ahead are stored.
 *
 * @since 0.1.0
 */
import type { Tally } from './tally.js'

export interface Report {
  readonly refuse: (line: number, sentence: string) => void
  /** Says what has been refused since the last time. */
  readonly flush: () => void
}

/** Refusals that wait for their turn. */
const most = 1000

export const reportOf = (file: string, tally: Tally, say: (line: string) => void): Report => {
  let waiting: { readonly line: number; readonly sentence: string }[] = []
  const flush = () => {
    waiting.sort((a, b) => a.line - b.line)
    for (const { line, sentence } of waiting) say(`${file}, line ${String(line)}: ${sentence}`)
    waiting = []
  }
  return {
    refuse: (line, sentence) => {
      tally.refused++
      waiting.push({ line, sentence })
      if (waiting.length === most) flush()
    },
    flush,
  }
}
