/**
 * What became of the rows.
 *
 * @since 0.1.0
 */

export interface Tally {
  recorded: number
  repeated: number
  purged: number
  refused: number
}

export const emptyTally = (): Tally => ({ recorded: 0, repeated: 0, purged: 0, refused: 0 })

/** `ms`: how long it took. */
export const tallyLines = (
  { recorded, repeated, purged, refused }: Tally,
  ms: number,
): readonly string[] => [
  `Recorded: ${String(recorded)}`,
  `Repeated: ${String(repeated)} (recorded by an earlier import)`,
  `Skipped:  ${String(purged)} (purged since)`,
  `Refused:  ${String(refused)}`,
  `${(ms / 1000).toFixed(1)} s, ${String(Math.round((recorded * 1000) / ms))} events/s`,
]
