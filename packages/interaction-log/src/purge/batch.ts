/**
 * What every step of a purge needs of its batch.
 *
 * @since 0.1.0
 */
import type { CommandContext, PurgeBasis, Uuid } from '@interaction-log/core'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'

export interface Batch<Own> {
  readonly engine: Engine<Own>
  readonly batchId: Uuid
  readonly basis: PurgeBasis
  readonly context: CommandContext
  readonly guard: CommandGuard<Own>
}
