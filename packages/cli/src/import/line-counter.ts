/**
 * On which line a byte of a file is. The CSV parser's own count takes a CRLF inside quotes for two.
 *
 * @since 0.1.0
 */

const [lf, cr] = [0x0a, 0x0d]

export interface LineCounter {
  /** The next bytes of the file. */
  readonly add: (chunk: Uint8Array) => void
  /** The line, from 1, of the byte at this offset. To be asked in the order of the file. */
  readonly lineOf: (offset: number) => number
}

export const lineCounter = (): LineCounter => {
  /** Where the lines behind `line` begin, and how many of these have been passed. */
  let starts: number[] = []
  let passed = 0
  let line = 1
  let offset = 0
  let before = 0
  return {
    add: (chunk) => {
      if (passed > 0) starts = starts.slice(passed)
      line += passed
      passed = 0
      for (const byte of chunk) {
        offset++
        if (byte === lf && before === cr) starts.pop()
        if (byte === lf || byte === cr) starts.push(offset)
        before = byte
      }
    },
    lineOf: (at) => {
      while ((starts[passed] ?? Infinity) <= at) passed++
      return line + passed
    },
  }
}
