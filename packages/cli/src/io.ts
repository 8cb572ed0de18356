/**
 * What the program has of the world around it. Tests give their own.
 *
 * @since 0.1.0
 */
import type { Readable, Writable } from 'node:stream'

export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
}
