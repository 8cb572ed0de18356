/**
 * What a command has to work with.
 *
 * @since 0.1.0
 */
import type { Command } from 'commander'
import type { ExitCode } from './exit-code.js'
import type { Io } from './io.js'
import type { Terminal } from './terminal.js'

export interface Context {
  readonly io: Io
  readonly out: Terminal
  readonly end: (code: ExitCode) => void
}

export type AddCommand = (program: Command, context: Context) => void
